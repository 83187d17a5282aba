package io.qloop.platform.procedure.adoption;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.procedure.Condition;
import io.qloop.platform.procedure.Procedure;
import io.qloop.platform.procedure.ProcedureVersion;
import io.qloop.platform.procedure.Situation;
import io.qloop.platform.procedure.Stage;
import io.qloop.platform.procedure.Timetable;
import io.qloop.platform.procedure.adoption.ProcedureViews.CopyView;
import io.qloop.platform.procedure.adoption.ProcedureViews.FieldView;
import io.qloop.platform.procedure.adoption.ProcedureViews.MilestoneView;
import io.qloop.platform.procedure.adoption.ProcedureViews.PartyView;
import io.qloop.platform.procedure.adoption.ProcedureViews.StageView;
import io.qloop.platform.procedure.adoption.ProcedureViews.TrialView;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A case that does not exist, to see what a procedure would do to it.
 *
 * @param procedure name of the one to try; without it, the one in force for this subject, customer, group and site
 * @param number    its version; without it, the preset as shipped
 * @param score     to be graded, where the procedure has a scale
 * @param facts     questions that are answered with yes
 * @param startedAt when the case is received and recorded
 * @param events    when further events happen, such as {@code sample-received} or {@code stage:answered}
 */
record Trial(
        @Size(max = 60) String procedure,
        Integer number,
        @Size(max = 60) String subject,
        @Size(max = 100) String customerId,
        @Size(max = 100) String customerGroup,
        @Size(max = 100) String site,
        @JsonProperty("class") @Size(max = 60) String caseClass,
        @Size(max = 60) String severity,
        @Size(max = 60) String kind,
        @Digits(integer = 6, fraction = 6) BigDecimal score,
        @Size(max = 50) Set<@NotNull @Size(max = 60) String> facts,
        @NotNull Instant startedAt,
        @Size(max = 50) Map<@NotNull @Size(max = 70) String, @NotNull Instant> events) {

    Trial {
        facts = facts == null ? Set.of() : facts;
        events = events == null ? Map.of() : events;
    }

    TrialView on(ProcedureVersion version, Calendars calendars) {
        var calendar = calendars.of(site == null ? Calendars.COMPANY : site);
        var tried = version.procedure();
        Procedure.requireChoice("class", caseClass, tried.classes());
        Procedure.requireChoice("severity", severity, tried.severities());
        Procedure.requireChoice("kind", kind, tried.routes());
        facts.forEach(fact -> Procedure.requireChoice("facts", fact, tried.facts()));
        var situation = new Situation(caseClass, severity, kind, Set.of(), facts, Set.of(), List.of(), List.of(), null);
        var happened = new HashMap<String, Instant>(events);
        happened.putIfAbsent("received", startedAt);
        happened.putIfAbsent("recorded", startedAt);
        return new TrialView(
                version.name(),
                version.number(),
                caseClass,
                Timetable.of(tried, situation, happened, calendar::due).stream()
                        .map(MilestoneView::of)
                        .toList(),
                tried.stages().stream()
                        .map(stage -> stage(tried, stage, situation))
                        .toList(),
                tried.copies().stream()
                        .filter(copy -> holds(copy.when(), situation))
                        .map(copy -> new CopyView(copy.at(), parties(tried, copy.to()), copy.purpose(), copy.source()))
                        .toList(),
                tried.routes().stream()
                        .filter(route -> route.code().equals(kind))
                        .flatMap(route -> parties(tried, route.to()).stream())
                        .toList(),
                score == null || tried.grading() == null
                        ? null
                        : tried.grading().of(score));
    }

    private static StageView stage(Procedure tried, Stage stage, Situation situation) {
        var fields = stage.requires().fields().stream()
                .map(code -> tried.field(code).orElseThrow())
                .filter(field -> holds(field.when(), situation))
                .map(field -> new FieldView(field.code(), field.name()))
                .toList();
        var signs = stage.signatures().stream()
                .filter(signature -> holds(signature.when(), situation))
                .map(Stage.Signature::by)
                .toList();
        return new StageView(
                stage.code(),
                stage.name(),
                holds(stage.when(), situation),
                parties(tried, stage.acts()),
                parties(tried, signs),
                fields,
                stage.next(),
                stage.source());
    }

    private static boolean holds(Condition condition, Situation situation) {
        return condition == null || condition.holdsFor(situation);
    }

    private static List<PartyView> parties(Procedure tried, List<String> codes) {
        return codes.stream()
                .map(tried::department)
                .flatMap(Optional::stream)
                .map(PartyView::of)
                .toList();
    }
}
