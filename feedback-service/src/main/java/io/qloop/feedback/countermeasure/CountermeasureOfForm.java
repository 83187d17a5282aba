package io.qloop.feedback.countermeasure;

import io.qloop.feedback.feedback.Concerned;
import io.qloop.feedback.feedback.RegisterFeedback;
import io.qloop.platform.procedure.proceeding.Proceeded;
import io.qloop.platform.procedure.proceeding.Proceeding;
import io.qloop.platform.procedure.proceeding.Proceedings;
import io.qloop.platform.procedure.proceeding.Supply;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Keeps the countermeasure in the form of a feedback in line with those of the departments that it concerns. */
@ApplicationScoped
class CountermeasureOfForm {
    private final Countermeasures countermeasures;
    private final Concerned concerned;
    private final Proceedings proceedings;

    CountermeasureOfForm(Countermeasures countermeasures, Concerned concerned, Proceedings proceedings) {
        this.countermeasures = countermeasures;
        this.concerned = concerned;
        this.proceedings = proceedings;
    }

    /** Another department may be concerned now. */
    void onProceeded(@Observes Proceeded proceeded) {
        var proceeding = proceeded.proceeding();
        if (proceeding.subject().equals(RegisterFeedback.SUBJECT)
                && proceeding.endedAt().isEmpty()) {
            fill(proceeding, progress(proceeding.id()));
        }
    }

    Progress progress(UUID feedbackId) {
        return new Progress(concerned.of(feedbackId).functions(), countermeasures.of(feedbackId));
    }

    /** A department has gone on. */
    void fill(UUID feedbackId) {
        proceedings.find(feedbackId).ifPresent(proceeding -> fill(proceeding, progress(feedbackId)));
    }

    private void fill(Proceeding proceeding, Progress progress) {
        var written = progress.isAgreed() ? progress.written() : null;
        var procedure = proceedings.procedureOf(proceeding);
        var otherWords = procedure.field(Concerned.COUNTERMEASURE).isPresent()
                && !Objects.equals(proceeding.fields().get(Concerned.COUNTERMEASURE), written);
        var otherAnswer = procedure.fact(Concerned.COMPLETED).isPresent()
                && proceeding.facts().contains(Concerned.COMPLETED) != progress.isCompleted();
        if (otherWords || otherAnswer) {
            proceedings.supply(
                    proceeding.id(),
                    new Supply(
                            Collections.singletonMap(Concerned.COUNTERMEASURE, written),
                            Map.of(Concerned.COMPLETED, progress.isCompleted())));
        }
    }
}
