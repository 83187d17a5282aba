package io.qloop.feedback.similar;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.feedback.feedback.FeedbackStatus;
import io.qloop.feedback.similar.EarlierFeedbacks.Earlier;
import io.qloop.feedback.similar.Likeness.Score;
import io.qloop.platform.i18n.Texts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A feedback that another one is like, and why.
 *
 * @param saidIn where it was said: the number of the feedback that was merged into this one; left out where it is this one
 * @param score between 0 and 1, the sum of the points of its parts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SimilarCase(
        UUID id,
        String number,
        String saidIn,
        String customerId,
        String subject,
        FeedbackStatus status,
        String productId,
        String lot,
        Instant receivedAt,
        double score,
        List<LikenessPart> parts) {

    static SimilarCase of(Earlier earlier, Score score, Texts texts) {
        return new SimilarCase(
                earlier.id(),
                earlier.number(),
                earlier.saidIn(),
                earlier.customerId(),
                earlier.subject(),
                earlier.status(),
                earlier.productId(),
                earlier.lot(),
                earlier.receivedAt(),
                LikenessPart.rounded(score.value()),
                LikenessPart.of(score, texts));
    }
}
