package io.qloop.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.platform.i18n.Texts;
import io.qloop.platform.procedure.Milestone;
import io.qloop.platform.procedure.Presets;
import io.qloop.platform.procedure.Procedure;
import io.qloop.platform.testing.PresetsTest;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every preset of the service, and the values that the documents fix. */
class FeedbackPresetsTest extends PresetsTest {

    private static final Presets PRESETS = Presets.load(FeedbackPresetsTest.class.getClassLoader(), new Texts());

    @Test
    @Tag("X-002")
    void offersOnePresetForEachDocument() {
        assertThat(PRESETS.all())
                .extracting(Procedure::name)
                .containsExactly(
                        "action-limit-85",
                        "after-sales-callback",
                        "annual-pdca",
                        "auto-dealer",
                        "company-after-sales",
                        "feedback-guideline",
                        "feedback-guideline-operation-notice",
                        "feedback-guideline-visit-report",
                        "five-grade-ae",
                        "half-year-all-customers",
                        "mall-after-sales",
                        "post-delivery",
                        "qc080000",
                        "th-qp-15",
                        "th-qp-15-early-warning",
                        "yyt0287-medical");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            feedback-guideline              | form-a-b            | 1 working-days    | received
            feedback-guideline              | form-c-d            | 3 working-days    | received
            feedback-guideline              | month-end-summary   | 1 month-ends      | received
            feedback-guideline-visit-report | report              | 3 working-days    | visit-ended
            th-qp-15                        | prompt-answer       | at-once           | received
            auto-dealer                     | same-day            | 1 calendar-days   | received
            action-limit-85                 | quarterly-digest    | 1 quarter-ends    | recorded
            half-year-all-customers         | half-year-analysis  | 1 half-year-ends  | recorded
            annual-pdca                     | yearly-visit        | 1 year-ends       | recorded
            five-grade-ae                   | complaint-passed-on | at-once           | stage:sorted
            """)
    @Tag("FB-010")
    @Tag("FB-012")
    @Tag("FB-025")
    void givesTheLimitsOfTheDocuments(String preset, String code, String length, String starts) {
        var milestone = milestone(preset, code);

        assertThat(milestone.length().toString()).isEqualTo(length);
        assertThat(milestone.starts()).isEqualTo(starts);
        assertThat(milestone.source()).startsWith(preset(preset).document().file());
    }

    /** The document is silent about it: these are the things that its form waits for and the customer alone knows. */
    @Test
    @Tag("IM-018")
    void saysWhatACustomerMayBeAskedFor() {
        var guideline = preset("feedback-guideline");

        assertThat(guideline.asks())
                .extracting(Procedure.Ask::code)
                .containsExactly("details", "goods", "evidence", "requirement", "satisfaction");
        assertThat(guideline.asks())
                .extracting(Procedure.Ask::field)
                .containsExactly("content", null, "attachments", "content", "customerSatisfaction");
        assertThat(guideline.asks())
                .extracting(ask -> ask.name().zh())
                .noneMatch(name -> name.contains("经手人") || name.contains("部门"));
    }

    @Test
    @Tag("FB-007")
    void hasAClassDWithTheDeadlineOfClassCAndNoDefinition() {
        var guideline = preset("feedback-guideline");

        assertThat(guideline.classes()).extracting(Procedure.Entry::code).containsExactly("a", "b", "c", "d");
        assertThat(guideline.classes().getLast().meaning()).isNull();
        assertThat(milestone("feedback-guideline", "form-c-d").when().classes()).isEqualTo(List.of("c", "d"));
        assertThat(guideline.gaps()).contains("GAP-01");
    }

    @Test
    @Tag("FB-011")
    @Tag("FB-013")
    void copiesAFormByItsClass() {
        var copies = preset("feedback-guideline").copies();

        assertThat(copies)
                .filteredOn(copy -> copy.when() != null && copy.when().classes().contains("a"))
                .flatExtracting(Procedure.Copy::to)
                .containsExactly("departments-concerned", "manager-in-charge", "general-manager");
        assertThat(copies)
                .filteredOn(copy -> copy.when() != null && copy.when().classes().contains("d"))
                .flatExtracting(Procedure.Copy::to)
                .containsExactly("departments-concerned", "leader-in-charge");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a | 产品质量不良、严重外观不良投诉、批量性退货、质量考核或索赔
            b | 使用中不良率增多、质量特性有疑议、线盘或包装不良、对工艺技术或包装标识的新要求、希望产品或服务改善
            c | 运输不及时、物料回收不及时、途中磕碰浸水等相对轻微的事项
            """)
    @Tag("FB-004")
    @Tag("FB-005")
    @Tag("FB-006")
    void saysWhatTheClassesCover(String code, String meaning) {
        assertThat(preset("feedback-guideline").classes())
                .filteredOn(one -> one.code().equals(code))
                .extracting(one -> one.meaning().zh())
                .containsExactly(meaning);
    }

    /** What a document says of customer information rules that; only the guideline says how feedback forms go. */
    @Test
    @Tag("X-002")
    void tellsFeedbacksFromTheOtherThingsThatAreHeard() {
        assertThat(PRESETS.all())
                .filteredOn(preset -> !preset.subject().equals("customer-information"))
                .extracting(preset -> preset.name() + " " + preset.subject())
                .containsExactly(
                        "feedback-guideline feedback",
                        "feedback-guideline-operation-notice operation-notice",
                        "feedback-guideline-visit-report visit-report",
                        "th-qp-15-early-warning early-warning");
    }

    @Test
    @Tag("FB-034")
    void hasTheKindsOfTheMedicalStandard() {
        assertThat(preset("yyt0287-medical").routes())
                .extracting(Procedure.Route::source)
                .containsExactly("003 N §4.2 1)", "003 N §4.2 2)", "003 N §4.2 3)", "003 N §4.2 5)");
    }

    @Test
    @Tag("FB-015")
    void keepsTheFormForFiveYears() {
        var form = preset("feedback-guideline").records().getFirst();

        assertThat(form.years()).isEqualTo(5);
        assertThat(form.keptBy()).isEqualTo("business-operations");
    }

    private static Milestone milestone(String preset, String code) {
        return preset(preset).milestone(code).orElseThrow();
    }

    private static Procedure preset(String name) {
        return PRESETS.find(name).orElseThrow();
    }
}
