package io.qloop.feedback.feedback;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the customer said and how it reached us; a statement that exists is complete. */
public record Statement(
        String customerId,
        Channel channel,
        String subject,
        String content,
        Instant receivedAt,
        List<FeedbackLine.Named> goods) {
    public Statement {
        requireText("customerId", customerId, Feedback.CUSTOMER_MAX);
        requireText("subject", subject, Feedback.SUBJECT_MAX);
        requireText("content", content, Feedback.CONTENT_MAX);
        goods = List.copyOf(goods);
        for (var named : goods) {
            Optional.ofNullable(named.productId()).ifPresent(it -> requireText("productId", it, Feedback.PRODUCT_MAX));
            Optional.ofNullable(named.lot()).ifPresent(it -> requireText("lot", it, Feedback.LOT_MAX));
        }
    }

    /** About one product or lot at most. */
    public Statement(
            String customerId,
            Channel channel,
            String subject,
            String content,
            Instant receivedAt,
            Optional<String> productId,
            Optional<String> lot) {
        this(customerId, channel, subject, content, receivedAt, goods(productId, lot));
    }

    private static List<FeedbackLine.Named> goods(Optional<String> productId, Optional<String> lot) {
        return productId.isEmpty() && lot.isEmpty()
                ? List.of()
                : List.of(new FeedbackLine.Named("", productId.orElse(null), lot.orElse(null), null, null));
    }

    static void requireText(String what, String text, int max) {
        if (text == null || text.isBlank() || text.length() > max) {
            throw new IllegalArgumentException("The " + what + " of a feedback is empty or longer than " + max);
        }
    }
}
