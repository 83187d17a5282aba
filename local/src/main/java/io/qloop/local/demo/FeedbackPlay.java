package io.qloop.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qloop.local.Addresses;
import io.qloop.local.demo.Rest.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What customers say, under the feedback guideline: one feedback of each class on its own way to the end, a mail that
 * becomes a feedback and then a complaint, a visit that raises two feedbacks, and the summary of the month.
 */
final class FeedbackPlay extends Play {

    private static final String CUSTOMER = "C-1007";
    private static final String CUSTOMERS_MAIL = "acme@qloop.local";
    private static final String COMPANYS_MAIL = "quality@qloop.local";
    private static final String HANDLER = "chen.sales";
    private static final String DIRECTOR = "sun.sales";
    private static final String QUALITY = "li.quality";
    private static final String PROCEEDINGS = "/services/feedback/proceedings/";

    /** Mails are found again by this word; every run has its own. */
    private final String run = Long.toString(Instant.now().getEpochSecond(), Character.MAX_RADIX);

    FeedbackPlay(Addresses addresses, Story story, Rest rest) {
        super(addresses, story, rest);
    }

    @Override
    void play() {
        story.play("company", this::company);
        story.play("class-a", this::classA);
        story.play("class-b", this::classB);
        story.play("class-c", this::classC);
        story.play("class-d", this::classD);
        story.play("mail", this::mailBecomesComplaint);
        story.play("visit", this::visitRaisesFeedbacks);
        story.play("month", this::monthIsSummarised);
    }

    /** The whole guideline: copies to the management, countermeasure of quality, evaluation, signature. */
    private void classA() {
        var feedback = registered(goods(words("a", "product-quality", "漆膜划伤，整批退货 / enamel scratched")));
        mailed("head-told", "quality", number(feedback));
        missing(feedback, "form-issued");
        reported(feedback);
        issued(feedback);
        mailed("management-told", "general-management", number(feedback));
        carriedOut(feedback, "更换收线导轮 / guide pulleys replaced");
        evaluated(feedback, object().put("customerSatisfaction", "satisfied"), object());
        refused("nobody-else-signs", 403, () -> sign(HANDLER, feedback));
        closed(feedback);
    }

    /** Told by the customer on the web; it never says whether it is satisfied. */
    private void classB() {
        var body = words(null, null, "线盘易破损，希望改善包装 / spools break, better packaging wanted")
                .put("channel", "web");
        var feedback = story.step(
                "customer-registers",
                () -> rest.post("acme", "/feedbacks", UUID.randomUUID().toString(), body)
                        .expect(201)
                        .body(),
                found -> number(found) + ", channel web, without a class");
        story.step(
                "judged",
                () -> enter(
                        HANDLER,
                        feedback,
                        object().put("class", "b")
                                .put("kind", "product-quality")
                                .put("reason", "包装不良")),
                answer -> "class b, due " + due(feedback));
        reported(feedback);
        issued(feedback);
        carriedOut(feedback, "线盘加厚 / thicker spools");
        evaluated(
                feedback,
                object().put("silenceReason", "三次致电未答复 / called three times, no answer"),
                object().put("customer-silent", true));
        closed(feedback);
    }

    /** Joint countermeasures give it three working days; then the goods come back. */
    private void classC() {
        var body = goods(words("c", "product-quality", "途中浸水 / wet in transit"));
        body.putArray("facts").add("joint-countermeasures");
        var feedback = registered(body);
        reported(feedback);
        story.step(
                "goods-asked-for",
                () -> good(act(HANDLER, feedback, "return-request")),
                answer -> "PUT → " + answer.status() + ", status "
                        + answer.body().path("status").asText());
        var returned = story.step(
                "return-opened",
                () -> Await.until("the return of " + number(feedback), () -> successor(feedback)),
                found -> number(found) + ", " + found.path("state").asText());
        story.step(
                "ended-by-return",
                () -> Await.until("the end of the proceeding", () -> stage(feedback, "became-return")),
                proceeding -> "stage became-return, returnNumber " + number(returned));
    }

    /** A light matter without a date, withdrawn by the customer and gone on with all the same. */
    private void classD() {
        var feedback = registered(words("d", "service", "送货单字迹不清 / delivery note hard to read"));
        story.step(
                "withdrawn",
                () -> good(act("acme", feedback, "withdrawal")),
                answer -> "PUT → " + answer.status() + " (acme), status "
                        + answer.body().path("status").asText());
        refused("withdrawn-stays", 409, () -> act(HANDLER, feedback, "return-request"));
        story.step(
                "reopened",
                () -> good(act(HANDLER, feedback, "reopening")),
                answer -> "PUT → " + answer.status() + ", status "
                        + answer.body().path("status").asText());
        reported(feedback);
        issued(feedback);
        carriedOut(feedback, "更换打印机 / printer replaced");
        evaluated(feedback, object().put("customerSatisfaction", "basically-satisfied"), object());
        closed(feedback);
    }

    private void mailBecomesComplaint() {
        var subject = "漆膜针孔 " + run + " / pinholes in the enamel";
        story.step(
                "mail-sent",
                () -> {
                    new Mailbox(addresses, CUSTOMERS_MAIL).write(COMPANYS_MAIL, subject, "击穿电压不足，请答复。");
                    return subject;
                },
                sent -> CUSTOMERS_MAIL + " → " + COMPANYS_MAIL + ": " + sent);
        var feedback = story.step(
                "mail-taken-in",
                () -> Await.until(
                        "a feedback out of the mail", () -> first(rest.get(QUALITY, "/feedbacks?limit=1&q=" + run))),
                found -> number(found) + ", channel " + found.path("channel").asText() + ", "
                        + rest.get(QUALITY, "/feedbacks/" + id(found) + "/attachments")
                                .body()
                                .size()
                        + " file: the mail itself");
        story.step(
                "mail-acknowledged",
                () -> new Mailbox(addresses, CUSTOMERS_MAIL).await(number(feedback)),
                letter -> CUSTOMERS_MAIL + ": " + letter.subject());
        story.step(
                "judged",
                () -> enter(
                        HANDLER,
                        feedback,
                        object().put("class", "a")
                                .put("kind", "product-quality")
                                .put("reason", "质量不良")),
                answer -> "class a, due " + due(feedback));
        reported(feedback);
        story.step(
                "escalated",
                () -> good(act(HANDLER, feedback, "escalation")),
                answer -> "PUT → " + answer.status() + ", status "
                        + answer.body().path("status").asText());
        var complaint = story.step(
                "complaint-opened",
                () -> Await.until("the complaint of " + number(feedback), () -> successor(feedback)),
                found -> number(found) + ", " + found.path("state").asText());
        story.step(
                "ended-by-complaint",
                () -> {
                    Await.until("the end of the proceeding", () -> stage(feedback, "became-complaint"));
                    return rest.get(QUALITY, "/complaints/" + id(complaint))
                            .expect(200)
                            .body();
                },
                found -> number(found) + " tells of "
                        + found.path("feedbackNumber").asText(number(feedback)));
        story.step(
                "mail-answers",
                () -> {
                    new Mailbox(addresses, CUSTOMERS_MAIL)
                            .write(COMPANYS_MAIL, "Re: [" + number(feedback) + "] " + subject, "又发现两盘。");
                    return Await.until("the answer in the correspondence of " + number(feedback), () -> Optional.of(
                                    rest.get(QUALITY, "/feedbacks/" + id(feedback) + "/correspondence")
                                            .expect(200))
                            .filter(mails -> mails.text().contains("又发现两盘")));
                },
                mails -> "in the correspondence of " + number(feedback));
    }

    private void visitRaisesFeedbacks() {
        var body = object().put("form", "visit-report")
                .put("customerId", CUSTOMER)
                .put("subject", "四季度走访 / visit of the fourth quarter")
                .put("content", "参观绕线车间，与质量部座谈。 / saw the winding shop, met the quality department")
                .put("medium", "visit")
                .put("occurredAt", secondsAgo(3600).toString());
        body.putArray("comparisons")
                .addObject()
                .put("competitor", "甲公司")
                .put("topic", "价格 / price")
                .put("standing", "worse")
                .put("remark", "低 3%");
        body.putArray("items")
                .add(object().put("subject", "线盘破损 / broken spools").put("content", "三只线盘边缘破裂。"))
                .add(object().put("subject", "绷线试验数据 / data of the tension test")
                        .put("content", "希望随货提供。")
                        .put("kind", "process-technology")
                        .put("class", "b"));
        var report = story.step(
                "visit-recorded",
                () -> rest.post(
                                HANDLER,
                                "/information-records",
                                UUID.randomUUID().toString(),
                                body)
                        .expect(201)
                        .body(),
                found -> number(found) + ", due " + local(found.path("dueAt").asText()));
        var path = "/information-records/" + id(report);
        story.step(
                "items-raised",
                () -> good(rest.put(HANDLER, path + "/feedbacks", etag(HANDLER, path), object())),
                answer -> {
                    var numbers = new ArrayList<String>();
                    answer.body()
                            .path("items")
                            .forEach(item ->
                                    numbers.add(item.path("feedbackNumber").asText()));
                    if (numbers.size() != 2 || numbers.contains("")) {
                        throw new IllegalStateException("raised " + numbers);
                    }
                    return String.join(", ", numbers);
                });
        story.step(
                "visit-ended",
                () -> {
                    enter(
                            HANDLER,
                            report,
                            entries(
                                    object().put("newRequirements", "线盘可回收 / returnable spools")
                                            .put("satisfaction", "较满意 / fairly satisfied"),
                                    object()));
                    step(HANDLER, report, "submitted");
                    return step(HANDLER, report, "items-raised");
                },
                answer -> number(report) + ", status "
                        + rest.get(QUALITY, path).body().path("status").asText());
        document("visit-printed", PROCEEDINGS + id(report) + "/form", "application/pdf");
    }

    private void monthIsSummarised() {
        var month = YearMonth.now(ZONE);
        var path = "/feedbacks/summaries/" + month;
        var summary = story.step(
                "summary-now", () -> rest.get("gm", path).expect(200).body(), found -> month + ": " + counts(found));
        registered(words("d", "service", "月末的一条 / one more of this month"));
        story.step(
                "summary-as-of",
                () -> {
                    var then = rest.get(
                                    "gm", path + "?asOf=" + summary.path("asOf").asText())
                            .expect(200)
                            .body();
                    if (!then.path("figures").equals(summary.path("figures"))) {
                        throw new IllegalStateException("then " + counts(summary) + ", now said to be " + counts(then));
                    }
                    return rest.get("gm", path).expect(200).body();
                },
                now -> "the same figures as then; now " + counts(now));
        document("summary-pdf", path + "/pdf", "application/pdf");
        document("register-xlsx", "/feedbacks/register/xlsx?customerId=" + CUSTOMER, "spreadsheetml");
    }

    // ---- What several chapters do

    private JsonNode registered(ObjectNode body) {
        return story.step(
                "registered",
                () -> rest.post(HANDLER, "/feedbacks", UUID.randomUUID().toString(), body)
                        .expect(201)
                        .body(),
                found -> number(found) + ", class " + found.path("class").asText() + ", due " + due(found));
    }

    private static ObjectNode words(String ofClass, String kind, String content) {
        var body = object().put("customerId", CUSTOMER)
                .put("channel", "phone")
                .put("subject", content)
                .put("content", content)
                .put("receivedAt", secondsAgo(60).toString());
        if (ofClass != null) {
            body.put("class", ofClass).put("kind", kind);
        }
        return body;
    }

    private static ObjectNode goods(ObjectNode body) {
        body.putArray("lines")
                .addObject()
                .put("productId", "P-200")
                .put("lot", "L20261101-03")
                .put("quantity", 12.5)
                .put("unit", "kg");
        return body;
    }

    private void mailed(String step, String function, String number) {
        var head = headOf(function);
        story.step(step, () -> head.await(number), letter -> head.owner() + ": " + letter.subject());
    }

    /** A stage that is not open says what is missing. */
    private void missing(JsonNode feedback, String stage) {
        story.step(
                "too-early",
                () -> step(HANDLER, feedback, stage).expect(409),
                answer -> answer.status() + " " + answer.problem() + ": "
                        + answer.body().path("detail").asText());
    }

    private void reported(JsonNode feedback) {
        story.step(
                "reported",
                () -> {
                    enter(
                            HANDLER,
                            feedback,
                            entries(
                                    object().put("communication", "已致歉 / apologised")
                                            .put("emergencyMeasure", "先行补货 / replacement under way"),
                                    object()));
                    return good(step(HANDLER, feedback, "reported"));
                },
                answer -> "PUT → " + answer.status() + " (" + HANDLER + ")");
    }

    private void issued(JsonNode feedback) {
        story.step(
                "form-issued",
                () -> {
                    enter(
                            HANDLER,
                            feedback,
                            entries(object().put("category", "产品质量 / quality").put("copyTo", "quality"), object()));
                    good(step(HANDLER, feedback, "classified"));
                    return good(step(HANDLER, feedback, "form-issued"));
                },
                answer -> "PUT → " + answer.status() + ", copy to 质 quality");
    }

    private void carriedOut(JsonNode feedback, String text) {
        var path = "/feedbacks/" + id(feedback) + "/countermeasures";
        story.step(
                "countermeasure",
                () -> {
                    var today = LocalDate.now(ZONE);
                    var made = rest.post(
                                    QUALITY,
                                    path,
                                    UUID.randomUUID().toString(),
                                    object().put("function", "quality")
                                            .put("text", text)
                                            .put("dueOn", today.plusDays(7).toString()))
                            .expect(201)
                            .body();
                    var one = path + "/" + id(made);
                    var accepted = object().put("accepted", true).put("reason", "可行 / feasible");
                    good(rest.put(QUALITY, one + "/decision", etag(QUALITY, one), accepted));
                    enter(
                            HANDLER,
                            feedback,
                            entries(
                                    object(),
                                    object().put("customer-told", true).put("operations-told", true)));
                    good(step(QUALITY, feedback, "countermeasure-under-way"));
                    var completed =
                            object().put("completedOn", today.toString()).put("note", "已完成 / done");
                    good(rest.put(QUALITY, one + "/completion", etag(QUALITY, one), completed));
                    enter(HANDLER, feedback, entries(object().put("completedAt", today.toString()), object()));
                    return good(step(HANDLER, feedback, "countermeasure-completed"));
                },
                answer -> text);
    }

    private void evaluated(JsonNode feedback, ObjectNode satisfaction, ObjectNode facts) {
        story.step(
                "evaluated",
                () -> {
                    enter(
                            HANDLER,
                            feedback,
                            entries(
                                    satisfaction
                                            .put("firstEvaluation", "有效 / effective")
                                            .put("finalEvaluation", "结案 / closed"),
                                    facts));
                    return good(step(HANDLER, feedback, "first-evaluation"));
                },
                answer -> "PUT → " + answer.status() + ", " + satisfaction);
    }

    private void closed(JsonNode feedback) {
        story.step(
                "closed",
                () -> {
                    good(sign(DIRECTOR, feedback));
                    good(step(DIRECTOR, feedback, "final-evaluation"));
                    var now = rest.get(QUALITY, "/feedbacks/" + id(feedback))
                            .expect(200)
                            .body();
                    if (!now.path("status").asText().equals("closed")) {
                        throw new IllegalStateException(
                                "status " + now.path("status").asText());
                    }
                    return now;
                },
                now -> number(now) + " closed, signed by " + DIRECTOR);
    }

    private Answer sign(String who, JsonNode item) {
        var path = PROCEEDINGS + id(item);
        return rest.put(
                who,
                path + "/signatures/final-evaluation",
                etag(HANDLER, path),
                object().put("stage", "final-evaluation"));
    }

    private Answer step(String who, JsonNode item, String stage) {
        var path = PROCEEDINGS + id(item);
        return rest.put(who, path + "/stage", etag(HANDLER, path), object().put("stage", stage));
    }

    private Answer enter(String who, JsonNode item, ObjectNode entries) {
        var path = PROCEEDINGS + id(item);
        return good(rest.put(who, path + "/entries", etag(HANDLER, path), entries));
    }

    private static ObjectNode entries(ObjectNode fields, ObjectNode facts) {
        var entries = object();
        entries.set("fields", fields);
        entries.set("facts", facts);
        return entries;
    }

    private Answer act(String who, JsonNode feedback, String what) {
        var path = "/feedbacks/" + id(feedback);
        return rest.put(who, path + "/" + what, etag(who, path), object().put("reason", "演示 / demo"));
    }

    /** The complaint or return in which the feedback goes on, as soon as it has a number. */
    private Optional<JsonNode> successor(JsonNode feedback) {
        return Optional.of(rest.get(QUALITY, "/feedbacks/" + id(feedback))
                        .expect(200)
                        .body()
                        .path("successor"))
                .filter(it -> !number(it).isEmpty());
    }

    private Optional<JsonNode> stage(JsonNode feedback, String stage) {
        return Optional.of(rest.get(QUALITY, PROCEEDINGS + id(feedback))
                        .expect(200)
                        .body())
                .filter(it -> it.at("/stage/code").asText().equals(stage));
    }

    private void document(String step, String path, String mediaType) {
        story.step(
                step,
                () -> {
                    var file = rest.file(QUALITY, path);
                    if (!file.mediaType().contains(mediaType)) {
                        throw new IllegalStateException("came as " + file.mediaType());
                    }
                    return file;
                },
                file -> file.mediaType() + ", " + file.size() + " bytes");
    }

    private String due(JsonNode feedback) {
        var at = rest.get(QUALITY, "/feedbacks/" + id(feedback))
                .expect(200)
                .body()
                .path("dueAt")
                .asText("");
        return at.isEmpty() ? "at no time" : local(at);
    }

    private static String counts(JsonNode summary) {
        var figures = summary.path("figures");
        return List.of("received", "finished", "unfinished", "late", "emphasised").stream()
                .map(name -> figures.path(name).asText() + " " + name)
                .reduce((one, other) -> one + ", " + other)
                .orElseThrow();
    }

    private static Instant secondsAgo(long seconds) {
        return Instant.now().minusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
    }
}
