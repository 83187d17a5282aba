package io.qloop.feedback.feedback;

import static io.qloop.feedback.feedback.FeedbackRequests.PROCEEDINGS;
import static io.qloop.feedback.feedback.FeedbackRequests.director;
import static io.qloop.feedback.feedback.FeedbackRequests.enter;
import static io.qloop.feedback.feedback.FeedbackRequests.put;
import static io.qloop.feedback.feedback.FeedbackRequests.quality;
import static io.qloop.feedback.feedback.FeedbackRequests.registration;
import static io.qloop.feedback.feedback.FeedbackRequests.reported;
import static io.qloop.feedback.feedback.FeedbackRequests.sales;
import static io.qloop.feedback.feedback.FeedbackRequests.take;

import java.util.Map;

/** Feedbacks that have come a long way. */
public final class FeedbackScene {

    private FeedbackScene() {}

    /** One whose form went to quality. */
    static String issued(String customerId) {
        // A class without a deadline: nothing else touches the feedback meanwhile.
        var id = reported(registration(customerId, "class", "d"));
        enter(id, Map.of("category", "产品质量", "copyTo", "quality"));
        take(sales(), id, "classified").statusCode(200);
        take(sales(), id, "form-issued").statusCode(200);
        return id;
    }

    /** One whose countermeasures are completed. */
    static String completed(String customerId) {
        var id = issued(customerId);
        enter(id, Map.of("completedAt", "2026-11-24"), Map.of("customer-told", true, "operations-told", true));
        var exchange = CountermeasureRequests.accepted(quality(), id, "quality", "更换线盘");
        take(quality(), id, "countermeasure-under-way").statusCode(200);
        CountermeasureRequests.completed(quality(), id, exchange);
        take(sales(), id, "countermeasure-completed").statusCode(200);
        return id;
    }

    /** One that came to the end of its procedure. */
    public static String closed(String customerId) {
        var id = completed(customerId);
        enter(id, Map.of("firstEvaluation", "有效", "customerSatisfaction", "satisfied", "finalEvaluation", "结案"));
        take(sales(), id, "first-evaluation").statusCode(200);
        put(director(), PROCEEDINGS + id, "/signatures/final-evaluation", Map.of("stage", "final-evaluation"))
                .statusCode(200);
        take(director(), id, "final-evaluation").statusCode(200);
        return id;
    }
}
