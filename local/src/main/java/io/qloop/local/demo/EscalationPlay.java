package io.qloop.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qloop.local.Addresses;
import io.qloop.local.demo.Mailbox.Letter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Who is told next when nobody reacts. For the time of the story the company's ladders count minutes instead of hours and
 * days; what was escalated under them goes on by them.
 */
final class EscalationPlay extends Play {

    private static final String CUSTOMER = "C-1007";
    private static final String HANDLER = "chen.sales";
    private static final String ADMIN = "admin";
    private static final String LADDERS = "/escalation-ladders";
    private static final String QUIET_HOURS = "/quiet-hours/sites/company";
    private static final String RETURNS_TO = "qloop@qloop.local";

    /** A rung waits a minute for the delivery and one for the reader; mail and sweep take their time, too. */
    private static final Duration RUNG = Duration.ofMinutes(4);

    private static final Pattern LENGTH = Pattern.compile("[1-9][0-9]* (working-hours|working-days|hours)");
    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"'<>]+/api/v1(/acknowledgements/[\\w-]+)");

    EscalationPlay(Addresses addresses, Story story, Rest rest) {
        super(addresses, story, rest);
    }

    @Override
    void play() {
        story.play("company", this::company);
        story.play("ladder", this::inMinutes);
        story.play("quiet", this::quietHours);
    }

    private void inMinutes() {
        var before = rest.get(ADMIN, LADDERS).expect(200).body().path("content").asText();
        story.step(
                "ladder-in-minutes",
                () -> ladders(LENGTH.matcher(before).replaceAll("1 minutes"), "demo: minutes instead of hours"),
                changed -> "version " + changed.path("number").asText());
        try {
            climbs();
            stopsWithItsCase();
        } finally {
            ladders(before, "demo: as before");
        }
    }

    private JsonNode ladders(String content, String reason) {
        var body = object().put("content", content).put("reason", reason);
        return good(rest.put(ADMIN, LADDERS, etag(ADMIN, LADDERS), body)).body();
    }

    private void climbs() {
        var feedback = registered("a", "漆膜划伤，客户停线 / enamel scratched, the customer's line stands still");
        var head = headOf("quality");
        var mail = story.step(
                "owner-told", () -> head.await(number(feedback)), letter -> head.owner() + ": " + letter.subject());
        story.step(
                "scanner",
                () -> {
                    rest.get(Rest.NOBODY, link(mail)).expect(200);
                    return expect("running", escalation(feedback).path("status").asText());
                },
                status -> "GET → 200, " + status);
        var deputy = new Mailbox(
                addresses,
                rest.get(ADMIN, "/functions/quality")
                        .expect(200)
                        .body()
                        .path("deputy")
                        .path("mail")
                        .asText());
        story.step(
                "deputy-told",
                () -> deputy.await(RUNG, number(feedback), "未按时确认"),
                letter -> deputy.owner() + ": " + letter.subject());
        story.step(
                "deputy-bounces",
                () -> {
                    var last = Await.until("the mail is handed over", () -> handedOver(feedback));
                    deputy.sendBack(last, RETURNS_TO);
                    return last;
                },
                message -> "550 5.1.1, " + deputy.owner() + " → " + RETURNS_TO);
        var manager = headOf("general-management");
        var told = story.step(
                "manager-told",
                () -> manager.await(number(feedback), "邮件被退回"),
                letter -> manager.owner() + ": " + letter.subject());
        story.step(
                "manager-confirms",
                () -> {
                    good(rest.post(Rest.NOBODY, link(told), UUID.randomUUID().toString(), object()));
                    return expect(
                            "acknowledged", escalation(feedback).path("status").asText());
                },
                status -> "POST → 200, nobody signed in, " + status);
        story.step("rungs", () -> escalation(feedback), EscalationPlay::rungs);
        story.step(
                "timeline", () -> Await.until("the rungs on the timeline", () -> onTimeline(feedback)), seen -> seen);
    }

    private void stopsWithItsCase() {
        var feedback = registered("a", "客户稍后撤回 / withdrawn in a moment");
        story.step(
                "waits",
                () -> expect(
                        "running",
                        Await.until("an escalation", () -> find(feedback))
                                .path("status")
                                .asText()),
                status -> number(feedback) + ": " + status);
        story.step(
                "case-over",
                () -> {
                    var path = "/feedbacks/" + id(feedback);
                    good(rest.put(HANDLER, path + "/withdrawal", etag(HANDLER, path), object().put("reason", "demo")));
                    return Await.until("the end of the escalation", () -> find(feedback)
                            .filter(one -> one.path("status").asText().equals("over")));
                },
                over -> over.path("status").asText() + ": "
                        + over.path("endReason").asText());
    }

    /** The whole day, so that it is quiet whenever this is played. */
    private void quietHours() {
        var before = knownQuietHours();
        story.step(
                "quiet-set",
                () -> quiet(
                        before,
                        object().put("from", "00:00").put("until", "23:59").put("freeDays", true)),
                set -> "company: " + set.path("from").asText() + "–"
                        + set.path("until").asText());
        JsonNode light;
        try {
            light = registered("d", "送货单字迹不清 / delivery note hard to read");
            story.step(
                    "quiet-waits",
                    () -> Await.until("a mail that waits", () -> message(light, "queued")),
                    message ->
                            number(light) + ": " + message.path("status").asText() + ", " + detail(message, "quiet"));
            var urgent = registered("a", "整批绝缘不良 / insulation fails in the whole lot");
            story.step(
                    "urgent-breaks-through",
                    () -> headOf("quality").await(number(urgent)),
                    letter -> headOf("quality").owner() + ": " + letter.subject());
        } finally {
            var as = before.map(known -> (ObjectNode) known).orElseGet(() -> object().put("freeDays", false));
            quiet(knownQuietHours(), as);
        }
        story.step(
                "quiet-over",
                () -> headOf("quality").await(number(light)),
                letter -> headOf("quality").owner() + ": " + letter.subject());
    }

    private Optional<JsonNode> knownQuietHours() {
        for (var one : rest.get(ADMIN, "/quiet-hours").expect(200).body()) {
            if (one.path("site").asText().equals("company")) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private JsonNode quiet(Optional<JsonNode> known, ObjectNode wanted) {
        var body = object();
        for (var field : new String[] {"from", "until", "freeDays"}) {
            body.set(field, wanted.get(field));
        }
        var version =
                known.map(one -> "\"" + one.path("version").asText() + "\"").orElse("\"0\"");
        return good(rest.put(ADMIN, QUIET_HOURS, version, body)).body();
    }

    private JsonNode registered(String ofClass, String content) {
        return story.step(
                "registered",
                () -> {
                    var body = object().put("customerId", CUSTOMER)
                            .put("channel", "phone")
                            .put("subject", content)
                            .put("content", content)
                            .put("class", ofClass)
                            .put("kind", "product-quality")
                            .put(
                                    "receivedAt",
                                    Instant.now()
                                            .truncatedTo(ChronoUnit.SECONDS)
                                            .toString());
                    return rest.post(HANDLER, "/feedbacks", UUID.randomUUID().toString(), body)
                            .expect(201)
                            .body();
                },
                found -> number(found) + ", class " + ofClass);
    }

    private Optional<JsonNode> find(JsonNode feedback) {
        return first(rest.get(ADMIN, "/escalations?caseId=" + id(feedback)));
    }

    private JsonNode escalation(JsonNode feedback) {
        var found = Await.until("the escalation of " + number(feedback), () -> find(feedback));
        return rest.get(ADMIN, "/escalations/" + id(found)).expect(200).body();
    }

    private static String rungs(JsonNode escalation) {
        var rungs = new StringBuilder();
        for (var step : escalation.path("steps")) {
            rungs.append(rungs.isEmpty() ? "" : " → ")
                    .append(step.path("target").asText())
                    .append(' ')
                    .append(step.path("outcome").asText());
            if (step.has("cause")) {
                rungs.append(" (").append(step.path("cause").asText()).append(')');
            }
        }
        return rungs.toString();
    }

    /** The id of the message that was told last, once the mail server has it. */
    private Optional<String> handedOver(JsonNode feedback) {
        var last = escalation(feedback).path("toldMessageId").asText();
        var message = rest.get(ADMIN, "/messages/" + last).expect(200).body();
        return message.path("status").asText().equals("handed-over") ? Optional.of(last) : Optional.empty();
    }

    private Optional<JsonNode> message(JsonNode feedback, String status) {
        return items(rest.get(ADMIN, "/messages?caseId=" + id(feedback))).stream()
                .map(one -> rest.get(ADMIN, "/messages/" + id(one)).expect(200).body())
                .filter(one -> one.path("status").asText().equals(status))
                .filter(one -> !detail(one, "quiet").isEmpty())
                .findFirst();
    }

    private static String detail(JsonNode message, String step) {
        for (var entry : message.path("ledger")) {
            if (entry.path("step").asText().equals(step)) {
                return entry.path("detail").asText();
            }
        }
        return "";
    }

    private Optional<String> onTimeline(JsonNode feedback) {
        var entries = items(rest.get(HANDLER, "/feedbacks/" + id(feedback) + "/timeline?limit=100"));
        var rungs = entries.stream()
                .filter(entry -> entry.path("type").asText().equals("qloop.notification.message-escalated.v1"))
                .count();
        return rungs == 0 ? Optional.empty() : Optional.of(rungs + " of " + entries.size() + " lines are rungs");
    }

    /** Below the gateway's address. */
    private static String link(Letter letter) {
        var link = LINK.matcher(letter.text());
        if (!link.find()) {
            throw new IllegalStateException("no link to acknowledge: " + letter.subject());
        }
        return link.group(1);
    }

    private static String expect(String expected, String seen) {
        if (!expected.equals(seen)) {
            throw new IllegalStateException(seen + " instead of " + expected);
        }
        return seen;
    }
}
