package io.qloop.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qloop.local.Addresses;
import io.qloop.local.demo.Rest.Answer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The whole circle: goods come back, quality inspects, a department removes the cause, the customer is asked, is not
 * satisfied, and is heard again. Every run is a new return of the same delivery.
 */
final class ReturnPlay extends Play {

    private static final String CUSTOMER = "C-1007";
    private static final String OTHER_CUSTOMER = "C-1004";
    private static final String PRODUCT = "P-200";
    private static final String LOT = "L20261101-03";
    private static final String TOPIC = "logistics.returns";
    private static final String RETURN_RECEIVED = "logistics.return-received.v1";
    private static final Set<String> RETURNS = Set.of("returns");
    private static final Pattern SURVEY_LINK =
            Pattern.compile("https?://[^\\s\"'<>]+[/=]([A-Za-z0-9_-]{43})(?![A-Za-z0-9_-])");

    private final Bus bus;
    private final Instant receivedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final String returnReference = "RN-DEMO-" + Instant.now().toEpochMilli();
    private final String eventId = "wms-" + returnReference + "-1";

    private JsonNode inspection;
    private JsonNode action;
    private JsonNode complaint;
    private String surveyToken;
    private JsonNode feedback;

    ReturnPlay(Addresses addresses, Story story, Rest rest, Bus bus) {
        super(addresses, story, rest);
        this.bus = bus;
    }

    @Override
    void play() {
        story.play("company", this::company);
        story.play("return", this::goodsComeBack);
        story.play("action", this::causeIsRemoved);
        story.play("survey", this::customerIsAsked);
        story.play("refusals", this::doorsThatStayShut);
        story.play("troubles", this::doubleAndPoison);
    }

    private void goodsComeBack() {
        story.step(
                "return-published",
                () -> {
                    announce(eventId);
                    bus.awaitTakenIn(TOPIC, RETURNS);
                    return returnReference;
                },
                reference -> "logistics.returns: " + reference + ", " + PRODUCT + ", " + LOT + ", 120 kg, 纸箱浸水");
        inspection = story.step(
                "inspection-found",
                () -> Await.until(
                        "an inspection of " + returnReference,
                        () -> first(rest.get("wang.qc", "/inspections?returnReference=" + returnReference)
                                .expect(200))),
                found ->
                        found.path("number").asText() + ", " + found.path("lot").asText() + ", status "
                                + found.path("status").asText());
        if (inspection != null) {
            var path = "/inspections/" + id(inspection) + "/result";
            refused("no-if-match", 428, () -> rest.put("wang.qc", path, result()));
            refused("stale", 412, () -> rest.put("wang.qc", path, "\"99\"", result()));
        }
        story.step(
                "result-recorded",
                () -> {
                    var path = "/inspections/" + id(inspection);
                    return good(rest.put("wang.qc", path + "/result", etag("wang.qc", path), result()));
                },
                answer -> "PUT → " + answer.status()
                        + ", 50 kg inspected, 4 kg surface-scratch; rework 100 kg, scrap 20 kg");
    }

    private void causeIsRemoved() {
        require(inspection, "the inspection");
        action = story.step(
                "action-assigned",
                () -> Await.until("a corrective action for production, " + LOT, () -> actionOf(inspection)),
                found -> found.path("number").asText() + ", due "
                        + local(found.path("dueAt").asText()));
        story.step(
                "head-mail",
                () -> headOf("production").await(number(action)),
                letter -> headOf("production").owner() + ": " + letter.subject());
        var actionPath = "/actions/" + id(action);
        story.step(
                "action-completed",
                () -> good(rest.put(
                        "zhao.production",
                        actionPath + "/completion",
                        etag("zhao.production", actionPath),
                        object().put("measure", "更换收线导轮，点检周期改为每周 / guide pulleys replaced, checked weekly")
                                .put("cause", "收线导轮磨损 / worn guide pulley"))),
                answer -> "PUT → " + answer.status() + " (zhao.production)");
        story.step("action-verified", () -> verify(actionPath), answer -> "PUT → " + answer.status() + " (li.quality)");
        complaint = story.step(
                "complaint-closed",
                () -> {
                    var path = "/complaints/" + action.path("complaintId").asText();
                    finishLeftovers(action.path("complaintId").asText());
                    good(rest.put(
                            "li.quality",
                            path + "/closure",
                            etag("li.quality", path),
                            object().put("resolution", "已更换导轮，补发 120 kg / pulleys replaced, 120 kg sent again")));
                    return rest.get("li.quality", path).expect(200).body();
                },
                closed -> number(closed) + ", status " + closed.path("status").asText());
    }

    private void customerIsAsked() {
        require(complaint, "the closed complaint");
        var letter = story.step(
                "survey-mail",
                () -> new Mailbox(addresses, "acme@qloop.local").await(number(complaint), "/survey/"),
                found -> "acme@qloop.local: " + found.subject());
        var before = ids(feedbacks());
        story.step(
                "low-answer",
                () -> {
                    surveyToken = token(letter);
                    rest.get(Rest.NOBODY, "/survey-answers/" + surveyToken).expect(200);
                    return good(rest.post(
                            Rest.NOBODY,
                            "/survey-answers/" + surveyToken,
                            UUID.randomUUID().toString(),
                            object().put("score", 1).put("comment", "补货晚了三天 / the replacement came three days late")));
                },
                answer -> "POST → " + answer.status() + ", score 1 of 5, nobody signed in");
        feedback = story.step(
                "feedback-registered",
                () -> Await.until("a new feedback of " + CUSTOMER, () -> feedbacks().stream()
                        .filter(one -> !before.contains(id(one)))
                        .filter(one -> one.path("channel").asText().equals("survey"))
                        .findFirst()),
                found -> number(found) + ", class " + found.path("class").asText() + ", channel survey");
        story.step(
                "feedback-mail",
                () -> headOf("quality").await(number(feedback)),
                found -> headOf("quality").owner() + ": " + found.subject());
    }

    private void doorsThatStayShut() {
        refused("no-token", 401, () -> rest.get(Rest.NOBODY, "/inspections"));
        refused("wrong-role", 403, () -> rest.get("acme", "/inspections", "zh"));
        refused("other-customer", 404, () -> rest.get("acme", "/complaints/" + complaintOfAnotherCustomer()));
        if (inspection != null) {
            refused(
                    "second-result",
                    409,
                    () -> rest.put(
                            "wang.qc",
                            "/inspections/" + id(inspection) + "/result",
                            etag("wang.qc", "/inspections/" + id(inspection)),
                            result()));
        }
        if (surveyToken != null) {
            refused(
                    "second-answer",
                    409,
                    () -> rest.post(
                            Rest.NOBODY,
                            "/survey-answers/" + surveyToken,
                            UUID.randomUUID().toString(),
                            object().put("score", 5)));
        }
    }

    private void doubleAndPoison() {
        story.step(
                "double",
                () -> {
                    announce(eventId);
                    announce("wms-" + returnReference + "-2");
                    bus.awaitTakenIn(TOPIC, RETURNS);
                    int returns = items(rest.get("wang.qc", "/returns?returnReference=" + returnReference))
                            .size();
                    int inspections = items(rest.get("wang.qc", "/inspections?returnReference=" + returnReference))
                            .size();
                    long mails = action == null ? 1 : headOf("production").count(number(action));
                    if (returns != 1 || inspections != 1 || mails != 1) {
                        throw new IllegalStateException(
                                returns + " returns, " + inspections + " inspections, " + mails + " mails");
                    }
                    return 1;
                },
                one -> "1 return, 1 inspection, 1 mail");
        var poison = "poison-" + returnReference;
        var letter = story.step(
                "poison",
                () -> {
                    bus.publishBroken(TOPIC, "/logistics", RETURN_RECEIVED, poison);
                    bus.awaitTakenIn(TOPIC, RETURNS);
                    return Await.until("a dead letter of " + poison, () -> deadLetter(poison));
                },
                found -> "reason: " + found.path("reason").asText());
        story.step(
                "next-good",
                () -> {
                    var next = returnReference + "-B";
                    announce("wms-" + next + "-1", next, poison);
                    bus.awaitTakenIn(TOPIC, RETURNS);
                    return Await.until(
                            "an inspection of " + next,
                            () -> first(rest.get("wang.qc", "/inspections?returnReference=" + next)
                                    .expect(200)));
                },
                found -> number(found));
        story.step(
                "discard",
                () -> {
                    var path = "/services/returns/dead-letters/" + id(letter) + "/discard";
                    return good(rest.put("admin", path, object().put("reason", "demo")));
                },
                answer -> "PUT → " + answer.status() + " (admin)");
    }

    private void announce(String id) {
        announce(id, returnReference, returnReference);
    }

    private void announce(String id, String reference, String recordKey) {
        var data = object().put("returnReference", reference)
                .put("customerId", CUSTOMER)
                .put("deliveryNote", "DN-88121")
                .put("site", "suzhou")
                .put("receivedAt", receivedAt.toString());
        data.putArray("lines")
                .addObject()
                .put("line", 1)
                .put("productId", PRODUCT)
                .put("lot", LOT)
                .put("quantity", 120)
                .put("unit", "kg")
                .put("packaging", "damaged")
                .put("remark", "纸箱浸水");
        bus.publishUnder(recordKey, TOPIC, "/logistics", RETURN_RECEIVED, id, reference, data);
    }

    private static ObjectNode result() {
        var result = object().put("inspected", 50)
                .put("nonconforming", 4)
                .put("cause", "收线导轮磨损，漆膜表面划伤 / worn guide pulley scratches the enamel")
                .put("verdict", "nonconforming")
                .put("responsibleFunction", "production");
        result.putArray("defects").addObject().put("code", "surface-scratch").put("quantity", 4);
        var dispositions = result.putArray("dispositions");
        dispositions.addObject().put("kind", "rework").put("quantity", 100);
        dispositions.addObject().put("kind", "scrap").put("quantity", 20);
        return result;
    }

    /** The action that was assigned because of this inspection. */
    private Optional<JsonNode> actionOf(JsonNode inspection) {
        return items(rest.get("zhao.production", "/actions?function=production&limit=20&lot=" + LOT)).stream()
                .map(one -> rest.get("zhao.production", "/actions/" + id(one))
                        .expect(200)
                        .body())
                .filter(one -> one.path("inspectionId").asText().equals(id(inspection)))
                .findFirst();
    }

    /** Actions of the same complaint that an interrupted run left behind. */
    private void finishLeftovers(String complaintId) {
        for (var left : items(rest.get("li.quality", "/actions?limit=100&complaintId=" + complaintId))) {
            var path = "/actions/" + id(left);
            var status = left.path("status").asText();
            if (status.equals("assigned")) {
                var who = left.path("function").asText().equals("production") ? "zhao.production" : "wang.qc";
                good(rest.put(who, path + "/completion", etag(who, path), object().put("measure", "demo")));
            }
            if (status.equals("assigned") || status.equals("completed")) {
                verify(path);
            }
        }
    }

    private Answer verify(String actionPath) {
        return good(rest.put(
                "li.quality",
                actionPath + "/verification",
                etag("li.quality", actionPath),
                object().put("effective", true).put("remark", "三个批次无划伤 / three lots without a scratch")));
    }

    private List<JsonNode> feedbacks() {
        return items(rest.get("li.quality", "/feedbacks?limit=100&customerId=" + CUSTOMER));
    }

    private String complaintOfAnotherCustomer() {
        var known = items(rest.get("li.quality", "/complaints?limit=1&customerId=" + OTHER_CUSTOMER));
        if (!known.isEmpty()) {
            return id(known.getFirst());
        }
        var body = object().put("customerId", OTHER_CUSTOMER)
                .put("productId", "P-104")
                .put("lot", "L20261105-02")
                .put("subject", "Insulation breaks at the bend")
                .put("description", "Three of ten coils fail the high-voltage test after bending.")
                .put("receivedAt", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        return id(rest.post("li.quality", "/complaints", UUID.randomUUID().toString(), body)
                .expect(201)
                .body());
    }

    private Optional<JsonNode> deadLetter(String word) {
        return items(rest.get("admin", "/services/returns/dead-letters?status=open&limit=100")).stream()
                .filter(letter -> letter.toString().contains(word))
                .findFirst();
    }

    private static String token(Mailbox.Letter letter) {
        var link = SURVEY_LINK.matcher(letter.text());
        if (!link.find()) {
            throw new IllegalStateException("the mail has no link");
        }
        return link.group(1);
    }
}
