package io.qloop.platform.procedure.proceeding;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.procedure.Actor;
import io.qloop.platform.procedure.FieldType;
import io.qloop.platform.procedure.Limit;
import io.qloop.platform.procedure.Missing;
import io.qloop.platform.procedure.Procedure;
import io.qloop.platform.procedure.Situation;
import io.qloop.platform.procedure.Timetable;
import io.qloop.platform.procedure.Walk;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where a case stands in its procedure, and what is missing for each step that may come next (AH-02).
 *
 * @param procedure   the document that it is handled by, with the number of its version
 * @param held        fields of the form that the case itself holds
 * @param fields      all fields of the form, with what was written into them
 * @param next        the stages that may come next
 * @param milestones  with the dates as the procedure and today's calendar give them; what was promised stands in the
 *                    deadlines of the case
 * @param endedReason why it ended elsewhere than at the end of its procedure
 */
@Schema(name = "Proceeding")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProceedingView(
        UUID caseId,
        String caseNumber,
        String customerId,
        ProcedureLine procedure,
        @JsonProperty("class") String caseClass,
        String severity,
        String kind,
        String function,
        StageLine stage,
        List<StepLine> path,
        List<NextStage> next,
        List<FieldLine> fields,
        List<FactLine> facts,
        Map<String, Instant> events,
        List<MilestoneLine> milestones,
        List<SignatureLine> signatures,
        Instant endedAt,
        String endedReason) {

    /** The version that the case was opened under, or moved to. */
    @Schema(name = "ProceedingProcedure")
    public record ProcedureLine(String name, int number, Text title) {}

    /** A code and what it is called. */
    @Schema(name = "ProceedingStage")
    public record StageLine(String code, Text name) {}

    /** A stage that was entered. */
    @Schema(name = "ProceedingStep")
    public record StepLine(String code, Text name, Instant at, String by) {}

    /**
     * A step that may come next.
     *
     * @param missing what stands in the way of whoever asks; empty: it can be taken now
     */
    @Schema(name = "ProceedingNext")
    public record NextStage(String code, Text name, List<MissingLine> missing, List<StageLine> signaturesToCome) {}

    /** @param at where it is entered or done */
    @Schema(name = "ProceedingMissing")
    public record MissingLine(Missing.Kind kind, String code, String at, Text text) {

        static MissingLine of(Missing missing, Texts texts) {
            return new MissingLine(missing.kind(), missing.code(), missing.at(), missing.text(texts));
        }
    }

    /**
     * @param type       what may be written into it
     * @param heldByCase whether the case itself holds it, or fills it in when it can; what it holds stands there
     */
    @Schema(name = "ProceedingField")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FieldLine(
            String code, Text name, FieldType type, List<StageLine> choices, boolean heldByCase, String value) {}

    /** A yes-or-no question and its answer, and who answered it last. */
    @Schema(name = "ProceedingFact")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FactLine(String code, Text name, boolean holds, String answeredBy, Instant answeredAt) {}

    /** A milestone that applies. */
    @Schema(name = "ProceedingMilestone")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MilestoneLine(
            String code,
            Text name,
            Limit length,
            Timetable.State state,
            Instant startedAt,
            Instant dueAt,
            Instant metAt,
            String source) {}

    /** @param stands whether the case still says what this was given for */
    @Schema(name = "ProceedingSignature")
    public record SignatureLine(String stage, String code, Text name, String by, Text as, Instant at, boolean stands) {}

    static ProceedingView of(
            Proceeding proceeding,
            Procedure procedure,
            Situation situation,
            Actor actor,
            Timetable.Calendar calendar,
            Texts texts) {
        return new ProceedingView(
                proceeding.id(),
                proceeding.caseNumber(),
                proceeding.customerId(),
                new ProcedureLine(
                        proceeding.procedureName(),
                        proceeding.procedureNumber(),
                        procedure.document().title()),
                situation.caseClass(),
                situation.severity(),
                situation.kind(),
                proceeding.function().orElse(null),
                proceeding.stage().map(code -> stage(procedure, code)).orElse(null),
                proceeding.path().stream()
                        .map(step -> new StepLine(
                                step.stage(), Procedure.nameOf(procedure.stages(), step.stage()), step.at(), step.by()))
                        .toList(),
                proceeding.endedAt().isPresent() ? List.of() : next(procedure, situation, actor, texts),
                fields(proceeding, procedure),
                procedure.facts().stream().map(fact -> fact(proceeding, fact)).toList(),
                proceeding.events(),
                milestones(proceeding, procedure, situation, calendar),
                signatures(proceeding, procedure, situation),
                proceeding.endedAt().orElse(null),
                proceeding.endedReason().orElse(null));
    }

    private static StageLine stage(Procedure procedure, String code) {
        return new StageLine(code, Procedure.nameOf(procedure.stages(), code));
    }

    private static List<NextStage> next(Procedure procedure, Situation situation, Actor actor, Texts texts) {
        var walk = new Walk(procedure);
        return walk.next(situation).stream()
                .map(there -> new NextStage(
                        there.code(),
                        there.name(),
                        walk.missing(situation, there.code(), actor).stream()
                                .map(missing -> MissingLine.of(missing, texts))
                                .toList(),
                        walk.open(situation, there.code()).stream()
                                .map(signature -> new StageLine(signature.code(), signature.name()))
                                .toList()))
                .toList();
    }

    private static FactLine fact(Proceeding proceeding, Procedure.Fact fact) {
        var answer = Optional.ofNullable(proceeding.answers().get(fact.code()));
        return new FactLine(
                fact.code(),
                fact.name(),
                proceeding.facts().contains(fact.code()),
                answer.map(Proceeding.Answer::by).orElse(null),
                answer.map(Proceeding.Answer::at).orElse(null));
    }

    private static List<FieldLine> fields(Proceeding proceeding, Procedure procedure) {
        return procedure.fields().stream()
                .map(field -> new FieldLine(
                        field.code(),
                        field.name(),
                        field.holds(),
                        field.choices().stream()
                                .map(choice -> new StageLine(choice.code(), choice.name()))
                                .toList(),
                        proceeding.holds(field.code()),
                        proceeding.fields().get(field.code())))
                .toList();
    }

    private static List<MilestoneLine> milestones(
            Proceeding proceeding, Procedure procedure, Situation situation, Timetable.Calendar calendar) {
        return Timetable.of(procedure, situation, proceeding.events(), calendar).stream()
                .map(line -> new MilestoneLine(
                        line.code(),
                        line.name(),
                        line.length(),
                        line.state(),
                        line.startedAt(),
                        line.dueAt().orElse(null),
                        procedure
                                .milestone(line.code())
                                .map(milestone -> milestone.met())
                                .map(proceeding.events()::get)
                                .orElse(null),
                        line.source()))
                .toList();
    }

    private static List<SignatureLine> signatures(Proceeding proceeding, Procedure procedure, Situation situation) {
        return proceeding.signatures().stream()
                .map(given -> {
                    var signed = given.signed();
                    return new SignatureLine(
                            signed.stage(),
                            signed.signature(),
                            nameOf(signed, procedure, situation),
                            signed.login(),
                            Procedure.nameOf(procedure.departments(), signed.as()),
                            signed.at(),
                            proceeding.standsAsSigned(procedure, given));
                })
                .toList();
    }

    /** What a signature is called, with the box behind which its department stands. */
    static Text nameOf(Situation.Signed signed, Procedure procedure, Situation situation) {
        var signatures = procedure
                .stage(signed.stage())
                .map(stage -> new Walk(procedure).signatures(situation, stage.code()))
                .orElse(List.of());
        return Procedure.nameOf(signatures, signed.signature());
    }

    /** One line of a list of proceedings. */
    @Schema(name = "ProceedingSummary")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Summary(
            UUID caseId,
            String caseNumber,
            String customerId,
            String procedure,
            @JsonProperty("class") String caseClass,
            String severity,
            String kind,
            String function,
            String stage,
            Instant endedAt) {

        static Summary of(Proceeding proceeding) {
            return new Summary(
                    proceeding.id(),
                    proceeding.caseNumber(),
                    proceeding.customerId(),
                    proceeding.procedure(),
                    proceeding.caseClass().orElse(null),
                    proceeding.severity().orElse(null),
                    proceeding.kind().orElse(null),
                    proceeding.function().orElse(null),
                    proceeding.stage().orElse(null),
                    proceeding.endedAt().orElse(null));
        }
    }
}
