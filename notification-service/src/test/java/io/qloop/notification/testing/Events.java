package io.qloop.notification.testing;

import io.qloop.platform.testing.KafkaProbe;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The events of other services that lead to messages. */
public final class Events {

    public static final String DUE = "2026-12-01T09:30:00Z";

    private Events() {}

    public static Map<String, Object> action(String complaintId, String function) {
        var data = new HashMap<String, Object>();
        data.put("actionId", UUID.randomUUID().toString());
        data.put("number", "CA-2026-000015");
        data.put("complaintId", complaintId);
        data.put("complaintNumber", "CP-2026-000012");
        data.put("customerId", "C-1007");
        data.put("productId", "P-200");
        data.put("lot", "L20261101-03");
        data.put("function", function);
        data.put("description", "消除漆膜划伤的原因 <b>& find the cause</b>");
        data.put("assignedAt", "2026-11-20T08:41:02Z");
        data.put("dueAt", DUE);
        return data;
    }

    /** Announces an action for this function; answers the complaint's id. */
    public static String actionAssigned(KafkaProbe kafka, String function) {
        var complaintId = UUID.randomUUID().toString();
        kafka.send(
                "qloop.complaint",
                "qloop.complaint.action-assigned.v1",
                "/qloop/complaint",
                complaintId,
                action(complaintId, function));
        return complaintId;
    }

    /** Announces a feedback of this class; answers its id. */
    public static String feedbackRegistered(KafkaProbe kafka, String ofClass, String function) {
        var feedback = feedback(function);
        feedback.put("class", ofClass);
        feedback.put("dueAt", "2026-11-25T09:30:00Z");
        return send(kafka, feedback);
    }

    /** Announces a feedback that is not classified and of which nothing is due; answers its id. */
    public static String feedbackRegisteredOnly(KafkaProbe kafka, String function) {
        return send(kafka, feedback(function));
    }

    /** Announces the summary of November 2026 with one emphasised item; answers its id. */
    public static String monthSummarised(KafkaProbe kafka) {
        var id = UUID.randomUUID().toString();
        var numbers = Map.of("received", 1, "unfinished", 1, "late", 0);
        var item = new HashMap<String, Object>();
        item.put("feedbackId", UUID.randomUUID().toString());
        item.put("number", "FB-2026-000043");
        item.put("customerId", "C-1004");
        item.put("subject", "Insulation breaks at the bend");
        item.put("responsibleFunction", "quality");
        item.put("late", false);
        var summary = new HashMap<String, Object>();
        summary.put("summaryId", id);
        summary.put("month", "2026-11");
        summary.put("asOf", "2026-11-30T16:00:00Z");
        List.of("received", "unfinished", "onTime", "emphasised").forEach(figure -> summary.put(figure, 1));
        List.of("finished", "late", "carriedOver", "recordedLate").forEach(figure -> summary.put(figure, 0));
        summary.put("byClass", Map.of("a", numbers));
        summary.put("byFunction", Map.of("quality", numbers));
        summary.put("items", List.of(item));
        kafka.send("qloop.feedback", "qloop.feedback.month-summarised.v1", "/qloop/feedback", id, summary);
        return id;
    }

    private static Map<String, Object> feedback(String function) {
        var feedback = new HashMap<String, Object>();
        feedback.put("feedbackId", UUID.randomUUID().toString());
        feedback.put("number", "FB-2026-000043");
        feedback.put("customerId", "C-1004");
        feedback.put("channel", "phone");
        feedback.put("subject", "Insulation breaks at the bend");
        feedback.put("responsibleFunction", function);
        feedback.put("receivedAt", "2026-11-24T01:45:00Z");
        feedback.put("procedure", "feedback-guideline/1");
        return feedback;
    }

    private static String send(KafkaProbe kafka, Map<String, Object> feedback) {
        var id = feedback.get("feedbackId").toString();
        kafka.send("qloop.feedback", "qloop.feedback.feedback-registered.v1", "/qloop/feedback", id, feedback);
        return id;
    }

    /** Announces a survey of this customer; answers its id. */
    public static String surveySent(KafkaProbe kafka, String customerId) {
        var surveyId = UUID.randomUUID().toString();
        kafka.send(
                "qloop.survey",
                "qloop.survey.survey-sent.v1",
                "/qloop/survey",
                surveyId,
                Map.of(
                        "surveyId", surveyId,
                        "number", "SV-2026-000008",
                        "complaintId", UUID.randomUUID().toString(),
                        "complaintNumber", "CP-2026-000012",
                        "customerId", customerId,
                        "token", "q7Jw2Zk9Xc4Lr1Vb8Nm3Tp6Hs5Gd0Fy2",
                        "expiresAt", "2026-12-27T06:10:02Z",
                        "sentAt", "2026-11-27T06:10:02Z"));
        return surveyId;
    }
}
