package io.qloop.feedback.feedback;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.qloop.feedback.feedback.Feedback.Reference;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One feedback as readers see it; what it does not have is left out, and so are our people, our procedure, its dates and what
 * we did for a customer.
 *
 * @param lines      the goods that it is about
 * @param mergedInto the feedback that goes on for it
 * @param mergedFrom those for which it goes on
 * @param related    those that have to do with it
 * @param successor  the complaint or return in which it goes on
 * @param old        what it was in an older register, where it was imported
 * @param history    what happened to it beside its procedure
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedbackView(
        UUID id,
        String number,
        String customerId,
        Channel channel,
        @JsonProperty("class") String feedbackClass,
        String subject,
        String content,
        String productId,
        String lot,
        List<FeedbackLine> lines,
        CompanyFunction responsibleFunction,
        FeedbackStatus status,
        Instant receivedAt,
        Instant registeredAt,
        String registeredBy,
        String procedure,
        Instant dueAt,
        Instant closedAt,
        String remark,
        FeedbackOrigin origin,
        EscalationView escalation,
        Reference mergedInto,
        List<Reference> mergedFrom,
        List<Reference> related,
        SuccessorView successor,
        OldView old,
        List<Turn> history) {

    public record EscalationView(String reason, String escalatedBy, Instant escalatedAt) {}

    /**
     * The complaint or return in which it goes on.
     *
     * @param stage   where it stands in its own procedure
     * @param outcome how it ended
     */
    @Schema(name = "FeedbackSuccessor")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SuccessorView(
            Successor.Kind kind,
            UUID id,
            String number,
            Successor.State state,
            Text stage,
            String outcome,
            Instant endedAt) {

        static SuccessorView of(Successor successor, boolean isOurs) {
            return new SuccessorView(
                    successor.kind(),
                    successor.id(),
                    successor.number(),
                    successor.state(),
                    isOurs && successor.stageEn() != null ? new Text(successor.stageEn(), successor.stageZh()) : null,
                    successor.outcome(),
                    successor.endedAt());
        }
    }

    /**
     * What it was in an older register.
     *
     * @param origin     name of that register
     * @param evaluation how what was done was judged there
     * @param importId   the import that brought it
     */
    @Schema(name = "OldFeedback")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OldView(String origin, String number, String evaluation, UUID importId) {

        static OldView of(OldCase old) {
            return new OldView(old.origin(), old.number(), old.evaluation(), old.importId());
        }
    }

    /** @param isOurs whether one of our own people reads it */
    static FeedbackView of(Feedback feedback, boolean isOurs) {
        return new FeedbackView(
                feedback.id(),
                feedback.number(),
                feedback.customerId(),
                feedback.channel(),
                feedback.feedbackClass().orElse(null),
                feedback.subject(),
                feedback.content(),
                feedback.productId().orElse(null),
                feedback.lot().orElse(null),
                Optional.of(feedback.lines()).filter(lines -> !lines.isEmpty()).orElse(null),
                feedback.responsibleFunction(),
                feedback.status(),
                feedback.receivedAt(),
                feedback.registeredAt(),
                isOurs ? feedback.registeredBy() : null,
                isOurs ? feedback.procedure() : null,
                feedback.dueAt().filter(_ -> isOurs).orElse(null),
                feedback.closedAt().orElse(null),
                feedback.remark().filter(_ -> isOurs).orElse(null),
                feedback.origin().orElse(null),
                feedback.escalation()
                        .filter(_ -> isOurs)
                        .map(it -> new EscalationView(it.reason(), it.escalatedBy(), it.escalatedAt()))
                        .orElse(null),
                feedback.mergedInto().orElse(null),
                ours(feedback.mergedFrom(), isOurs),
                ours(feedback.related(), isOurs),
                feedback.successor().map(it -> SuccessorView.of(it, isOurs)).orElse(null),
                feedback.old().filter(_ -> isOurs).map(OldView::of).orElse(null),
                ours(feedback.history(), isOurs));
    }

    private static <T> List<T> ours(List<T> all, boolean isOurs) {
        return Optional.of(all).filter(it -> isOurs && !it.isEmpty()).orElse(null);
    }
}
