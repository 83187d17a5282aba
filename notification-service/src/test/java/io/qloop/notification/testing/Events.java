package io.qloop.notification.testing;

import io.qloop.platform.testing.KafkaProbe;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** Announces that the action of this number is done. */
    public static void actionCompleted(KafkaProbe kafka, String complaintId, String actionId) {
        kafka.send(
                "qloop.complaint",
                "qloop.complaint.action-completed.v1",
                "/qloop/complaint",
                complaintId,
                Map.of(
                        "actionId", actionId,
                        "number", "CA-2026-000015",
                        "complaintId", complaintId,
                        "function", "production",
                        "measure", "更换刀具",
                        "completedAt", "2026-11-24T01:45:00Z",
                        "completedBy", "zhao.production"));
    }

    /** Announces the end of a complaint. */
    public static void complaintClosed(KafkaProbe kafka, String complaintId) {
        kafka.send(
                "qloop.complaint",
                "qloop.complaint.complaint-closed.v1",
                "/qloop/complaint",
                complaintId,
                Map.of(
                        "complaintId", complaintId,
                        "number", "CP-2026-000012",
                        "customerId", "C-1007",
                        "resolution", "已更换刀具",
                        "closedAt", "2026-11-24T01:45:00Z",
                        "origin", Map.of("kind", "direct")));
    }

    /** Announces a feedback of this class; answers its id. */
    public static String feedbackRegistered(KafkaProbe kafka, String ofClass, String function) {
        return feedbackRegistered(kafka, UUID.randomUUID().toString(), ofClass, function);
    }

    /** Announces the feedback with this id. */
    public static String feedbackRegistered(KafkaProbe kafka, String feedbackId, String ofClass, String function) {
        var feedback = feedback(function);
        feedback.put("feedbackId", feedbackId);
        feedback.put("class", ofClass);
        feedback.put("dueAt", "2026-11-25T09:30:00Z");
        return send(kafka, feedback);
    }

    /** Announces a feedback that is not classified and of which nothing is due; answers its id. */
    public static String feedbackRegisteredOnly(KafkaProbe kafka, String function) {
        return send(kafka, feedback(function));
    }

    /** Announces a feedback that this customer wrote as an e-mail; answers its id. */
    public static String feedbackByMail(KafkaProbe kafka, String customerId, String function) {
        var feedback = feedback(function);
        feedback.put("customerId", customerId);
        feedback.put("channel", "e-mail");
        return send(kafka, feedback);
    }

    /** Announces that the customer has written again; answers the feedback's id. */
    public static String answerReceived(KafkaProbe kafka, String function) {
        var feedbackId = UUID.randomUUID().toString();
        kafka.send(
                "qloop.feedback",
                "qloop.feedback.answer-received.v1",
                "/qloop/feedback",
                feedbackId,
                Map.of(
                        "feedbackId", feedbackId,
                        "number", "FB-2026-000043",
                        "customerId", "C-1004",
                        "mailId", UUID.randomUUID().toString(),
                        "subject", "补充照片",
                        "responsibleFunction", function,
                        "receivedAt", "2026-11-24T01:45:00Z"));
        return feedbackId;
    }

    /**
     * Announces that this customer is asked for something; answers the feedback's id.
     *
     * @param dueAt until when the answer is needed; null where no time is set
     */
    public static String informationRequested(KafkaProbe kafka, String customerId, String language, String dueAt) {
        var inquiry = inquiry(customerId, "technology");
        inquiry.put("language", language);
        inquiry.put(
                "asked",
                List.of(
                        asked("goods", "产品型号、批号及数量", "Product, lot number and quantity"),
                        asked("evidence", "相关书面文件或图片", "Documents or pictures")));
        inquiry.put("words", language.equals("zh") ? "请注明<b>开箱</b>日期。" : "When was the box <b>opened</b>?");
        if (dueAt != null) {
            inquiry.put("dueAt", dueAt);
        }
        inquiry.put("requestedAt", "2026-11-25T02:00:00Z");
        return send(kafka, "feedback-information-requested", inquiry);
    }

    private static Map<String, Object> asked(String code, String zh, String en) {
        return Map.of("code", code, "name", Map.of("zh", zh, "en", en));
    }

    /** Announces that the customer has answered this way what the function asked; answers the feedback's id. */
    public static String informationGiven(KafkaProbe kafka, String via, String function, String responsible) {
        var answer = inquiry("C-1004", function);
        answer.put("subject", "Insulation breaks at the bend");
        answer.put("via", via);
        answer.put("responsibleFunction", responsible);
        answer.put("givenAt", "2026-11-26T02:00:00Z");
        return send(kafka, "feedback-information-given", answer);
    }

    private static Map<String, Object> inquiry(String customerId, String function) {
        var inquiry = new HashMap<String, Object>();
        inquiry.put("feedbackId", UUID.randomUUID().toString());
        inquiry.put("number", "FB-2026-000043");
        inquiry.put("customerId", customerId);
        inquiry.put("inquiryId", UUID.randomUUID().toString());
        inquiry.put("function", function);
        return inquiry;
    }

    private static String send(KafkaProbe kafka, String what, Map<String, Object> data) {
        var id = data.get("feedbackId").toString();
        kafka.send("qloop.feedback", "qloop.feedback." + what + ".v1", "/qloop/feedback", id, data);
        return id;
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
        return send(kafka, "feedback-registered", feedback);
    }

    /** Announces that an operation notice was reviewed and these functions have to sign; answers its id. */
    public static String noticeReviewed(KafkaProbe kafka, String... functions) {
        var id = UUID.randomUUID().toString();
        var copies = new ArrayList<Map<String, Object>>();
        for (var function : functions) {
            copies.add(Map.of(
                    "department",
                    function,
                    "name",
                    Map.of("zh", function, "en", function),
                    "function",
                    function,
                    "purpose",
                    "answer"));
        }
        copies.add(Map.of(
                "department",
                "general-manager",
                "name",
                Map.of("zh", "总经理", "en", "General manager"),
                "role",
                "general-manager",
                "purpose",
                "information"));
        var entered = new HashMap<String, Object>();
        entered.put("caseId", id);
        entered.put("caseNumber", "ON-2026-000004");
        entered.put("customerId", "C-1007");
        entered.put("procedure", "feedback-guideline-operation-notice/1");
        entered.put("stage", "reviewed");
        entered.put("stageName", Map.of("zh", "经营部已审核", "en", "Reviewed by Business Operations"));
        entered.put("enteredBy", "sun.sales");
        entered.put("ended", false);
        entered.put("copies", copies);
        kafka.send("qloop.feedback", "qloop.feedback.stage-entered.v1", "/qloop/feedback", id, entered);
        return id;
    }

    /** Announces that the form of a feedback of this class went to these functions; answers the feedback's id. */
    public static String formIssued(KafkaProbe kafka, String ofClass, String... functions) {
        var id = UUID.randomUUID().toString();
        var copies = new ArrayList<Map<String, Object>>();
        for (var function : functions) {
            copies.add(copy(function, "function", function, "answer"));
        }
        // As the guideline has it.
        if (Set.of("a", "b").contains(ofClass)) {
            copies.add(copy("manager-in-charge", "function", "general-management", "information"));
            copies.add(copy("general-manager", "role", "general-manager", "information"));
        } else {
            copies.add(copy("leader-in-charge", "function", "general-management", "information"));
        }
        var entered = new HashMap<String, Object>();
        entered.put("caseId", id);
        entered.put("caseNumber", "FB-2026-000043");
        entered.put("customerId", "C-1004");
        entered.put("procedure", "feedback-guideline/1");
        entered.put("class", ofClass);
        entered.put("stage", "form-issued");
        entered.put("stageName", Map.of("zh", "反馈表已发送", "en", "Form issued"));
        entered.put("enteredBy", "chen.sales");
        entered.put("ended", false);
        entered.put("copies", copies);
        kafka.send("qloop.feedback", "qloop.feedback.stage-entered.v1", "/qloop/feedback", id, entered);
        return id;
    }

    private static Map<String, Object> copy(String department, String by, String code, String purpose) {
        return Map.of(
                "department",
                department,
                "name",
                Map.of("zh", department, "en", department),
                by,
                code,
                "purpose",
                purpose);
    }

    /** Announces that a feedback is over, or goes on after all. */
    public static void feedbackTurned(KafkaProbe kafka, String what, String feedbackId, String direction) {
        var turn = new HashMap<String, Object>();
        turn.put("feedbackId", feedbackId);
        turn.put("number", "FB-2026-000043");
        turn.put("customerId", "C-1004");
        turn.put("subject", "标签与实物不符");
        turn.put("responsibleFunction", "quality");
        turn.put("reason", "与客户商定");
        var done = what.replaceFirst(".*-", "");
        turn.put(done + "At", "2026-11-25T06:00:00Z");
        turn.put(done + "By", "chen.sales");
        if (!direction.isEmpty()) {
            turn.put(direction, Map.of("id", UUID.randomUUID().toString(), "number", "FB-2026-000042"));
        }
        kafka.send("qloop.feedback", "qloop.feedback." + what + ".v1", "/qloop/feedback", feedbackId, turn);
    }

    /** Announces that a record was passed on to these functions; answers its id. */
    public static String informationPassedOn(KafkaProbe kafka, String... functions) {
        var id = UUID.randomUUID().toString();
        kafka.send(
                "qloop.feedback",
                "qloop.feedback.information-passed-on.v1",
                "/qloop/feedback",
                id,
                Map.of(
                        "recordId",
                        id,
                        "number",
                        "CI-2026-000030",
                        "form",
                        "customer-information",
                        "subject",
                        "客户建议外箱加防潮袋",
                        "contactSheet",
                        "CS-2026-000003",
                        "functions",
                        functions,
                        "message",
                        "请研究可行性",
                        "passedOnBy",
                        "chen.sales",
                        "passedOnAt",
                        "2026-11-24T03:00:00Z"));
        return id;
    }

    /** Announces a digest with so many records of special concern, of which it names one; answers its id. */
    public static String informationDigested(KafkaProbe kafka, int concerns, String number, String subject) {
        var id = UUID.randomUUID().toString();
        var digest = new HashMap<String, Object>();
        digest.put("digestId", id);
        digest.put("period", "2026-Q4");
        digest.put("procedure", "action-limit-85");
        digest.put("title", Map.of("zh", "顾客满意控制程序", "en", "Customer satisfaction control procedure"));
        digest.put("recorded", 1);
        digest.put("open", 1);
        digest.put("carriedOver", 0);
        digest.put("lineCount", 0);
        digest.put("lines", List.of());
        digest.put("concernCount", concerns);
        digest.put(
                "concerns",
                List.of(Map.of("recordId", UUID.randomUUID().toString(), "number", number, "subject", subject)));
        kafka.send("qloop.feedback", "qloop.feedback.information-digested.v1", "/qloop/feedback", id, digest);
        return id;
    }

    /** Announces that ERP knows this contact of a customer. */
    public static void customerChanged(KafkaProbe kafka, String customerId, String language, String name, String mail) {
        customerChanged(kafka, customerId, language, List.of(contact(name, mail, "quality")));
    }

    /** Announces that ERP knows these contacts of a customer. */
    public static void customerChanged(
            KafkaProbe kafka, String customerId, String language, List<Map<String, Object>> contacts) {
        kafka.send(
                "erp.master-data",
                "erp.customer-changed.v1",
                "/erp",
                customerId,
                Map.of(
                        "customerId", customerId,
                        "name", Map.of("en", "Customer", "zh", "客户"),
                        "language", language,
                        "active", true,
                        "contacts", contacts));
    }

    public static Map<String, Object> contact(String name, String mail, String role) {
        return Map.of("name", name, "mail", mail, "role", role);
    }

    /** Announces that this customer is reminded of a survey; answers its id. */
    public static String surveyReminded(KafkaProbe kafka, String customerId) {
        var survey = survey(customerId, "Hn3Vd8Rk1Yc6Tq9Wb4Zs7Lm2Gp5Jx0Fa");
        survey.put("reminder", 1);
        survey.put("remindedAt", "2026-12-07T06:10:31Z");
        return sendSurvey(kafka, "survey-reminded", survey);
    }

    /** Announces a survey of this customer; answers its id. */
    public static String surveySent(KafkaProbe kafka, String customerId) {
        return sendSurvey(kafka, "survey-sent", survey(customerId, "q7Jw2Zk9Xc4Lr1Vb8Nm3Tp6Hs5Gd0Fy2"));
    }

    private static Map<String, Object> survey(String customerId, String token) {
        return new HashMap<>(Map.of(
                "surveyId",
                UUID.randomUUID().toString(),
                "number",
                "SV-2026-000008",
                "complaintId",
                UUID.randomUUID().toString(),
                "complaintNumber",
                "CP-2026-000012",
                "customerId",
                customerId,
                "token",
                token,
                "sentAt",
                "2026-11-27T06:10:02Z",
                "expiresAt",
                "2026-12-27T06:10:02Z"));
    }

    private static String sendSurvey(KafkaProbe kafka, String event, Map<String, Object> survey) {
        var id = survey.get("surveyId").toString();
        kafka.send("qloop.survey", "qloop.survey." + event + ".v1", "/qloop/survey", id, survey);
        return id;
    }
}
