package io.qloop.feedback.feedback;

import io.qloop.platform.procedure.proceeding.Proceedings;
import io.qloop.platform.procedure.proceeding.Supply;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/**
 * Shows with a feedback the complaint or return in which it goes on (FB-021, FB-022). What the other service tells may come
 * twice; a feedback that was disposed of meanwhile needs nothing any more.
 */
@ApplicationScoped
public class ContinueElsewhere {
    private static final Logger LOG = Logger.getLogger(ContinueElsewhere.class);

    private final Feedbacks feedbacks;
    private final Proceedings proceedings;

    ContinueElsewhere(Feedbacks feedbacks, Proceedings proceedings) {
        this.feedbacks = feedbacks;
        this.proceedings = proceedings;
    }

    /** The other service has opened it: the feedback comes to that end of its procedure, with its number. */
    @Transactional
    public void opened(UUID feedbackId, Successor successor) {
        var known = feedbacks.findByIdOptional(feedbackId);
        if (known.isEmpty()) {
            LOG.infof("Nothing to link with %s: the feedback %s is not here any more", successor.number(), feedbackId);
        }
        known.filter(feedback -> feedback.successor().isEmpty()).ifPresent(feedback -> {
            feedback.continueAs(successor);
            var kind = successor.kind();
            proceedings.arrive(
                    feedbackId, kind.stage(), Supply.ofField(kind.field(), successor.number()), feedback.handedOnBy());
        });
    }

    @Transactional
    public void enteredStage(UUID successorId, String stageZh, String stageEn) {
        step(feedbacks.continuedAs(successorId), successor -> successor.in(stageZh, stageEn));
    }

    @Transactional
    public void received(String successorNumber) {
        step(feedbacks.continuedAs(successorNumber), Successor::received);
    }

    @Transactional
    public void closed(UUID successorId, String outcome, Instant at) {
        step(feedbacks.continuedAs(successorId), successor -> successor.closed(outcome, at));
    }

    private static void step(Optional<Feedback> feedback, UnaryOperator<Successor> step) {
        feedback.ifPresent(it -> it.successorProceeded(step));
    }
}
