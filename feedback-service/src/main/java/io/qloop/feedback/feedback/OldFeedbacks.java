package io.qloop.feedback.feedback;

import io.qloop.platform.ids.Ids;
import io.qloop.platform.procedure.Coded;
import io.qloop.platform.procedure.ProcedureVersion;
import io.qloop.platform.procedure.proceeding.Proceedings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The feedbacks of older registers. They are recorded as they ended: announced to nobody, so that no mail, no survey and no
 * early warning follows, and without a way through a procedure, so that no clock starts.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class OldFeedbacks {

    private final Feedbacks feedbacks;
    private final Proceedings proceedings;
    private final Clock clock;

    OldFeedbacks(Feedbacks feedbacks, Proceedings proceedings, Clock clock) {
        this.feedbacks = feedbacks;
        this.proceedings = proceedings;
        this.clock = clock;
    }

    /** Those that are there, by the numbers that they have here. */
    public Map<String, OldFeedback> numbered(Collection<String> numbers) {
        return feedbacks.list("number in ?1", numbers).stream()
                .collect(Collectors.toMap(Feedback::number, OldFeedback::of));
    }

    /** The classes that the customer's feedbacks can have under the procedure in force. */
    public Set<String> classes(String customerId) {
        return inForce(customerId).procedure().classes().stream()
                .map(Coded::code)
                .collect(Collectors.toSet());
    }

    private ProcedureVersion inForce(String customerId) {
        return proceedings.inForce(RegisterFeedback.SUBJECT, customerId, null, null);
    }

    public void record(List<OldFeedback> told) {
        var procedures = new HashMap<String, String>();
        for (var each : told) {
            var procedure = procedures.computeIfAbsent(
                    each.statement().customerId(),
                    customer -> inForce(customer).versionName().toString());
            feedbacks.persist(Feedback.old(Ids.next(), each, procedure, clock.instant()));
        }
    }
}
