package io.qloop.feedback.feedback;

import static io.qloop.feedback.feedback.FeedbackRequests.PATH;
import static io.qloop.feedback.feedback.FeedbackRequests.as;
import static io.qloop.feedback.feedback.FeedbackRequests.creating;

import io.qloop.platform.testing.Tokens;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.Map;

/** What the departments do about a feedback, in the words of their people; each is the head of one function. */
public final class CountermeasureRequests {

    private CountermeasureRequests() {}

    public static String path(String feedback) {
        return PATH + "/" + feedback + "/countermeasures";
    }

    public static Response record(Tokens who, String feedback, String function, String text) {
        return creating(who)
                .body(Map.of("function", function, "text", text, "dueOn", "2026-12-01"))
                .post(path(feedback));
    }

    public static ValidatableResponse decide(Tokens who, String feedback, String id, boolean accepted) {
        return change(who, feedback, id, "decision", Map.of("accepted", accepted, "reason", "已与客户商定"));
    }

    public static ValidatableResponse complete(Tokens who, String feedback, String id, String day) {
        return change(who, feedback, id, "completion", Map.of("completedOn", day, "note", "已完成"));
    }

    private static ValidatableResponse change(
            Tokens who, String feedback, String id, String what, Map<String, Object> body) {
        var thing = path(feedback) + "/" + id;
        var etag = as(FeedbackRequests.sales()).get(thing).header("ETag");
        return as(who).header("If-Match", etag)
                .body(body)
                .put(thing + "/" + what)
                .then();
    }

    /** The id of a countermeasure that the head has accepted. */
    static String accepted(Tokens head, String feedback, String function, String text) {
        var id = record(head, feedback, function, text)
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        decide(head, feedback, id, true).statusCode(200);
        return id;
    }

    static void completed(Tokens head, String feedback, String id) {
        complete(head, feedback, id, "2026-11-20").statusCode(200);
    }
}
