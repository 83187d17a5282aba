package io.qloop.platform.procedure.proceeding;

import io.qloop.platform.deadline.Deadline;
import io.qloop.platform.deadline.DeadlineStatus;
import io.qloop.platform.deadline.Deadlines;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.procedure.Procedure;
import io.qloop.platform.timeline.CaseHistory;
import io.qloop.platform.timeline.Happening;
import io.qloop.platform.timeline.Happening.About;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The stages that a case has entered, the signatures that were given, and what became of its deadlines. */
@ApplicationScoped
class ProceedingHistory implements CaseHistory {

    private final Proceedings proceedings;
    private final Deadlines deadlines;
    private final Texts texts;

    ProceedingHistory(Proceedings proceedings, Deadlines deadlines, Texts texts) {
        this.proceedings = proceedings;
        this.deadlines = deadlines;
        this.texts = texts;
    }

    @Override
    public List<Happening> of(UUID caseId) {
        return proceedings.find(caseId).map(this::of).orElse(List.of());
    }

    private List<Happening> of(Proceeding proceeding) {
        var procedure = proceedings.procedureOf(proceeding);
        var situation = proceeding.situation(procedure, false);
        var id = proceeding.id().toString();
        var about = new About(proceeding.subject(), id, proceeding.caseNumber());
        var all = new ArrayList<Happening>();
        for (int i = 0; i < proceeding.path().size(); i++) {
            var step = proceeding.path().get(i);
            all.add(new Happening(
                    step.at(),
                    "stage/" + id + "/" + i,
                    "stage-entered",
                    about,
                    step.by(),
                    texts.both("timeline.stage-entered", Procedure.nameOf(procedure.stages(), step.stage())),
                    Map.of("stage", step.stage())));
        }
        for (int i = 0; i < proceeding.signatures().size(); i++) {
            var signed = proceeding.signatures().get(i).signed();
            all.add(new Happening(
                    signed.at(),
                    "signature/" + id + "/" + i,
                    "signed",
                    about,
                    signed.login(),
                    texts.both(
                            "timeline.signed",
                            Procedure.nameOf(procedure.stages(), signed.stage()),
                            ProceedingView.nameOf(signed, procedure, situation)),
                    Map.of("stage", signed.stage(), "signature", signed.signature())));
        }
        deadlines.of(id).forEach(deadline -> all.addAll(of(deadline, about, procedure)));
        proceeding
                .endedReason()
                .ifPresent(_ -> all.add(new Happening(
                        proceeding.endedAt().orElseThrow(),
                        "end/" + id,
                        "ended-early",
                        about,
                        null,
                        texts.both("timeline.ended-early"),
                        Map.of())));
        return all;
    }

    private List<Happening> of(Deadline deadline, About about, Procedure procedure) {
        var name = Procedure.nameOf(procedure.milestones(), deadline.milestone());
        var all = new ArrayList<Happening>();
        deadline.missedAt().ifPresent(at -> all.add(of(deadline, at, "deadline-missed", about, name)));
        deadline.endedAt()
                .filter(_ -> deadline.status() == DeadlineStatus.MET)
                .ifPresent(at -> all.add(
                        of(deadline, at, deadline.isLate(at) ? "deadline-met-late" : "deadline-met", about, name)));
        return all;
    }

    private Happening of(Deadline deadline, Instant at, String type, About about, Text name) {
        return new Happening(
                at,
                type + "/" + deadline.id(),
                type,
                about,
                null,
                texts.both("timeline." + type, name),
                Map.of("milestone", deadline.milestone(), "dueAt", deadline.dueAt()));
    }
}
