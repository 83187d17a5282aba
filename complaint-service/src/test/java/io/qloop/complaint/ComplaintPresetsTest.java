package io.qloop.complaint;

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
class ComplaintPresetsTest extends PresetsTest {

    private static final Presets PRESETS = Presets.load(ComplaintPresetsTest.class.getClassLoader(), new Texts());

    @Test
    @Tag("X-002")
    void offersOnePresetForEachDocument() {
        assertThat(PRESETS.all())
                .extracting(Procedure::name)
                .containsExactly(
                        "action-limit-85",
                        "after-sales-24h",
                        "after-sales-application",
                        "after-sales-callback",
                        "after-sales-dossier",
                        "after-sales-hours",
                        "after-sales-repair-report",
                        "after-sales-staff-rules",
                        "auto-dealer",
                        "bd-r4-complaint-return",
                        "company-after-sales",
                        "complaint-survey-flow",
                        "construction-qeohs",
                        "execution-standard",
                        "feedback-guideline",
                        "four-band-weighted",
                        "half-year-all-customers",
                        "hotel-complaint",
                        "iatf16949-complaint",
                        "iso9001-complaint-return",
                        "mall-after-sales",
                        "post-delivery",
                        "qc080000",
                        "sample-8d",
                        "showroom-channel",
                        "th-qp-15",
                        "user-service-flow",
                        "yyt0287-medical");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            after-sales-24h         | accepted             | 24 hours         | received
            after-sales-24h         | solved               | to-be-set        | stage:processed
            execution-standard      | first-feedback       | 24 hours         | received
            sample-8d               | reply                | 24 hours         | received
            sample-8d               | first-analysis       | 3 working-days   | sample-received
            sample-8d               | final-report         | 7 working-days   | sample-received
            sample-8d               | report-with-tests    | none             | sample-received
            th-qp-15                | first-response       | 3 working-days   | received
            th-qp-15                | detailed-report      | 15 working-days  | received
            th-qp-15                | final-result         | 6 weeks          | received
            th-qp-15                | year-end-analysis    | 1 year-ends      | received
            bd-r4-complaint-return  | reply                | to-be-set        | received
            user-service-flow       | handling             | to-be-set        | stage:classified
            after-sales-application | reply                | to-be-set        | received
            post-delivery           | product-details      | at-once          | received
            after-sales-callback    | first-word           | at-once          | received
            showroom-channel        | showroom-analysis    | at-once          | stage:passed-on
            action-limit-85         | answer               | at-once          | received
            half-year-all-customers | half-year-statistics | 1 half-year-ends | recorded
            """)
    @Tag("CP-029")
    @Tag("CP-037")
    @Tag("CP-038")
    void givesTheLimitsOfTheDocuments(String preset, String code, String length, String starts) {
        var milestone = milestone(preset, code);

        assertThat(milestone.length().toString()).isEqualTo(length);
        assertThat(milestone.starts()).isEqualTo(starts);
        assertThat(milestone.source()).startsWith(preset(preset).document().file());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            execution-standard       | product-quality,service-attitude,logistics
            iso9001-complaint-return | terms-not-kept,short,structure-styling,inconvenient
            post-delivery            | quality,non-quality,other
            """)
    @Tag("CP-014")
    @Tag("CP-015")
    void offersTheClassesOfTheDocument(String preset, String classes) {
        assertThat(preset(preset).classes())
                .extracting(Procedure.Entry::code)
                .containsExactlyElementsOf(List.of(classes.split(",")));
    }

    @Test
    @Tag("CP-033")
    void exceptsCasesThatNeedTests() {
        assertThat(milestone("sample-8d", "first-analysis").when().unless()).containsExactly("needs-tests");
        assertThat(milestone("sample-8d", "final-report").when().unless()).containsExactly("needs-tests");
    }

    @Test
    @Tag("CP-018")
    void routesUserInformationByKind() {
        assertThat(preset("user-service-flow").routes())
                .flatExtracting(Procedure.Route::to)
                .containsExactly("quality-inspection", "research-institute", "user-service", "quality-management");
    }

    private static Milestone milestone(String preset, String code) {
        return preset(preset).milestone(code).orElseThrow();
    }

    private static Procedure preset(String name) {
        return PRESETS.find(name).orElseThrow();
    }
}
