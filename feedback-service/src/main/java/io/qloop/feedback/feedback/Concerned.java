package io.qloop.feedback.feedback;

import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.procedure.proceeding.Proceeding;
import io.qloop.platform.procedure.proceeding.Proceedings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Which functions a feedback concerns: those whose boxes are ticked in its form, or the responsible one where none is. */
@ApplicationScoped
public class Concerned {
    /** The field of the form with the boxes of the departments. */
    static final String COPY_TO = "copyTo";

    /** The field of the form that the countermeasures of the departments fill. */
    public static final String COUNTERMEASURE = "countermeasure";

    /** The question whether all of them are completed. */
    public static final String COMPLETED = "countermeasures-completed";

    private final Feedbacks feedbacks;
    private final Proceedings proceedings;

    Concerned(Feedbacks feedbacks, Proceedings proceedings) {
        this.feedbacks = feedbacks;
        this.proceedings = proceedings;
    }

    /** A feedback as far as its countermeasures care. */
    public record Case(UUID id, String number, String customerId, boolean isOpen, Set<CompanyFunction> functions) {}

    /** The same before a countermeasure is changed: whoever changes another one, or the feedback, goes first or waits. */
    public Case lock(UUID feedbackId) {
        proceedings.lock(feedbackId);
        return of(feedbackId);
    }

    public Case of(UUID feedbackId) {
        var feedback = feedbacks.get(feedbackId);
        return new Case(
                feedback.id(),
                feedback.number(),
                feedback.customerId(),
                feedback.status() == FeedbackStatus.REGISTERED,
                proceedings
                        .find(feedbackId)
                        .map(this::ticked)
                        .filter(functions -> !functions.isEmpty())
                        .orElse(Set.of(feedback.responsibleFunction())));
    }

    private Set<CompanyFunction> ticked(Proceeding proceeding) {
        var departments = proceedings.ticked(proceeding, COPY_TO).stream()
                .map(box -> box.choice().department())
                .filter(Objects::nonNull)
                .toList();
        return new TreeSet<>(proceedings.procedureOf(proceeding).functionsOf(departments));
    }
}
