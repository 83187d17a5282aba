package io.qloop.platform.procedure;

import static io.qloop.platform.procedure.ProcedureFixture.AT;
import static io.qloop.platform.procedure.ProcedureFixture.HEAD;
import static io.qloop.platform.procedure.ProcedureFixture.MANAGER;
import static io.qloop.platform.procedure.ProcedureFixture.QUALITY;
import static io.qloop.platform.procedure.ProcedureFixture.SALES;
import static io.qloop.platform.procedure.ProcedureFixture.situation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.qloop.platform.i18n.Texts;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.procedure.Missing.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WalkTest {

    private final Walk walk = new Walk(ProcedureFixture.noteFlow());

    @Test
    @Tag("AH-02")
    void listsAllThatIsMissing() {
        var missing = walk.missing(situation("x", "minor", Set.of(), Set.of("in-writing")), "received", QUALITY);

        assertThat(missing)
                .extracting(Missing::kind, Missing::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.FIELD, "subject"),
                        org.assertj.core.groups.Tuple.tuple(Kind.FIELD, "attachments"),
                        org.assertj.core.groups.Tuple.tuple(Kind.ACTOR, "sales"));
        assertThat(missing.getFirst().text(new Texts()).zh()).isEqualTo("必须填写“主题”");
        assertThat(missing.getFirst().text(new Texts()).en()).isEqualTo("'Subject' must be filled in");
    }

    @Test
    @Tag("AH-02")
    void refusesWithTheSameList() {
        var situation = situation("x", "minor", Set.of(), Set.of());

        var refusal = catchThrowableOfType(Refusal.class, () -> walk.enter(situation, "answered", SALES));

        assertThat(refusal.code()).isEqualTo("stage-not-open");
        assertThat(refusal.details())
                .extracting(Refusal.Detail::field)
                .containsExactly("stage", "class", "answer", "signatures.author", "signatures.review");
        assertThat(walk.missing(situation, "answered", SALES))
                .extracting(Missing::at)
                .containsExactlyElementsOf(
                        refusal.details().stream().map(Refusal.Detail::field).toList());
    }

    @Test
    void asksForAConditionalFieldOnlyWhereItsConditionHolds() {
        var onPaper = situation("a", "minor", Set.of("subject"), Set.of("in-writing"));
        var byPhone = situation("a", "minor", Set.of("subject"), Set.of());

        assertThat(walk.missing(onPaper, "received")).extracting(Missing::code).containsExactly("attachments");
        assertThat(walk.missing(byPhone, "received")).isEmpty();
    }

    @Test
    @Tag("X-003")
    void keepsWhoSignedInWhichOrderAndWhen() {
        var signed = walk.sign(answering("serious"), "answered", "author", QUALITY, AT);
        signed = walk.sign(signed, "answered", "review", HEAD, AT.plusSeconds(1));
        signed = walk.sign(signed, "answered", "approval", MANAGER, AT.plusSeconds(2));

        assertThat(walk.missing(signed, "answered")).isEmpty();
        assertThat(signed.signatures())
                .extracting(Situation.Signed::signature, Situation.Signed::login, Situation.Signed::at)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("author", QUALITY.login(), AT),
                        org.assertj.core.groups.Tuple.tuple("review", HEAD.login(), AT.plusSeconds(1)),
                        org.assertj.core.groups.Tuple.tuple("approval", MANAGER.login(), AT.plusSeconds(2)));
    }

    @Test
    @Tag("X-003")
    void refusesToSignOutOfTurn() {
        var refusal = catchThrowableOfType(
                Refusal.class, () -> walk.sign(answering("minor"), "answered", "review", HEAD, AT));

        assertThat(refusal.code()).isEqualTo("signature-out-of-turn");
    }

    @Test
    @Tag("X-003")
    void refusesToSignWhatIsNotWhole() {
        var half = walk.enter(situation("a", "minor", Set.of("subject"), Set.of()), "received", SALES);

        var refusal = catchThrowableOfType(Refusal.class, () -> walk.sign(half, "answered", "author", QUALITY, AT));

        assertThat(refusal.code()).isEqualTo("stage-not-open");
        assertThat(refusal.details()).extracting(Refusal.Detail::field).containsExactly("answer");
    }

    @Test
    @Tag("X-003")
    void refusesTheReviewOfOnesOwnWork() {
        var both = new Actor("li.head", Set.of("quality"), Set.of("function-head", "staff"));
        var written = walk.sign(answering("minor"), "answered", "author", both, AT);

        var refusal = catchThrowableOfType(Refusal.class, () -> walk.sign(written, "answered", "review", both, AT));

        assertThat(refusal.code()).isEqualTo("signature-of-author");
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
    }

    @Test
    @Tag("IM-016")
    void letsADeputySignAndSaysForWhom() {
        var written = walk.sign(answering("minor"), "answered", "author", QUALITY, AT);

        var signed = walk.sign(written, "answered", "review", MANAGER, AT);

        assertThat(signed.signatures().getLast().as()).isEqualTo("general-manager");
        assertThat(walk.missing(signed, "answered")).isEmpty();
    }

    @Test
    void refusesTheSignatureOfOthers() {
        var refusal = catchThrowableOfType(
                Refusal.class, () -> walk.sign(answering("minor"), "answered", "author", SALES, AT));

        assertThat(refusal.code()).isEqualTo("signature-of-others");
    }

    @Test
    void needsTheApprovalOnlyWhereItsConditionHolds() {
        assertThat(walk.open(answering("minor"), "answered")).hasSize(2);
        assertThat(walk.open(answering("serious"), "answered")).hasSize(3);
    }

    @Test
    @Tag("FB-028")
    @Tag("X-003")
    void asksEachDepartmentThatTheCaseNamesForItsSignature() {
        var countersigned = new Walk(ProcedureReader.parse(COUNTERSIGNED));
        var named = concerned("sales", "quality", "others");

        assertThat(countersigned.open(named, "signed"))
                .extracting(Stage.Signature::code)
                .containsExactly("departments.sales", "departments.quality", "departments.others");
        assertThat(countersigned.open(Situation.NEW, "signed"))
                .extracting(Stage.Signature::code)
                .containsExactly("departments");
        assertThat(catchThrowableOfType(
                                Refusal.class,
                                () -> countersigned.sign(named, "signed", "departments.quality", SALES, AT))
                        .code())
                .isEqualTo("signature-of-others");

        // Side by side, in any order; a box that means no department of ours is signed by anybody.
        var signed = countersigned.sign(named, "signed", "departments.others", MANAGER, AT);
        signed = countersigned.sign(signed, "signed", "departments.quality", QUALITY, AT);
        assertThat(countersigned.missing(signed, "signed", SALES))
                .extracting(Missing::at)
                .containsExactly("signatures.departments.sales");
        signed = countersigned.sign(signed, "signed", "departments.sales", SALES, AT);
        assertThat(countersigned.missing(signed, "signed", SALES)).isEmpty();
    }

    @Test
    void letsOnlyDepartmentsActThatTheCaseNames() {
        var countersigned = new Walk(ProcedureReader.parse(COUNTERSIGNED));

        assertThat(countersigned.missing(concerned("quality"), "signed", SALES))
                .extracting(Missing::kind)
                .contains(Kind.ACTOR);
        assertThat(countersigned.missing(concerned("quality"), "signed", QUALITY))
                .extracting(Missing::kind)
                .doesNotContain(Kind.ACTOR);
    }

    private static Situation concerned(String... boxes) {
        var field = ProcedureReader.parse(COUNTERSIGNED).field("concerned").orElseThrow();
        var ticked = field.choices().stream()
                .filter(choice -> List.of(boxes).contains(choice.code()))
                .toList();
        return new Situation(
                null,
                null,
                null,
                Set.of(),
                Set.of(),
                Set.of(),
                List.of(),
                List.of(),
                "author",
                Map.of("concerned", ticked));
    }

    private static final String COUNTERSIGNED = """
            {"name": "countersigned", "subject": "note", "document": {"title": {"zh": "会签", "en": "Countersigned"}, "file": "999"},
             "departments": [
               {"code": "concerned", "name": {"zh": "相关部门", "en": "Departments concerned"}, "field": "concerned"},
               {"code": "sales", "name": {"zh": "销售部", "en": "Sales"}, "function": "sales"},
               {"code": "quality", "name": {"zh": "质量部", "en": "Quality"}, "function": "quality"}],
             "fields": [{"code": "concerned", "name": {"zh": "相关部门", "en": "Departments concerned"}, "type": "boxes", "choices": [
               {"code": "sales", "name": {"zh": "销", "en": "S"}, "department": "sales"},
               {"code": "quality", "name": {"zh": "质", "en": "Q"}, "department": "quality"},
               {"code": "others", "name": {"zh": "其他", "en": "Others"}}]}],
             "stages": [{"code": "signed", "name": {"zh": "已签署", "en": "Signed"}, "acts": ["concerned"], "source": "999 §1",
               "signatures": [{"code": "departments", "role": "countersigner",
                 "name": {"zh": "签署", "en": "Signature"}, "by": "concerned"}]}]}
            """;

    @Test
    void asksForNewSignaturesWhenAStageIsRepeated() {
        var first = signed(answering("minor"));
        var again = walk.enter(walk.enter(first, "answered", QUALITY), "answered-again", QUALITY);

        assertThat(walk.missing(again, "answered"))
                .extracting(Missing::kind, Missing::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.SIGNATURE, "author"),
                        org.assertj.core.groups.Tuple.tuple(Kind.SIGNATURE, "review"));
        assertThat(walk.enter(signed(again), "answered", SALES).path())
                .isEqualTo(List.of("received", "answered", "answered-again", "answered"));
    }

    @Test
    void asksOnlyForMilestonesThatApply() {
        var answered = walk.enter(signed(answering("minor")), "answered", QUALITY);
        var accepted = new Situation(
                "a",
                "minor",
                "product",
                answered.fields(),
                Set.of("accepted"),
                Set.of(),
                answered.path(),
                List.of(),
                "x");

        assertThat(walk.missing(accepted, "accepted")).extracting(Missing::code).containsExactly("answer");
    }

    @Test
    void knowsNoOtherStages() {
        var refusal = catchThrowableOfType(Refusal.class, () -> walk.missing(Situation.NEW, "elsewhere"));

        assertThat(refusal.code()).isEqualTo("stage-not-found");
    }

    private Situation answering(String severity) {
        var received = situation("a", severity, Set.of("subject", "answer"), Set.of());
        return walk.enter(received, "received", SALES);
    }

    private Situation signed(Situation situation) {
        return walk.sign(walk.sign(situation, "answered", "author", QUALITY, AT), "answered", "review", HEAD, AT);
    }
}
