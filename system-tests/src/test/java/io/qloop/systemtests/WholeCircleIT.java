package io.qloop.systemtests;

import static io.qloop.systemtests.product.Work.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.systemtests.product.Json;
import io.qloop.systemtests.product.Product;
import io.qloop.systemtests.product.Until;
import io.qloop.systemtests.product.Work;
import io.qloop.systemtests.product.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From the goods that come back to the customer's new word about it, once around. */
@SystemTest
class WholeCircleIT {

    private static final ZoneId SITE = ZoneId.of("Asia/Shanghai");
    private static final String WORKING_DAYS = "platform/src/main/resources/calendar/cn-working-days.csv";
    private static final Pattern SURVEY_LINK = Pattern.compile("https?://\\S*?/([A-Za-z0-9_-]{16,200})(?=[\\s\"<&]|$)");

    private final World world;
    private final Work work;

    WholeCircleIT(World world) {
        this.world = world;
        this.work = world.work();
    }

    @Test
    @Tag("AH-01")
    void goesFromTheReturnToTheNewFeedback() {
        var reference = fresh("RN-CIRCLE");
        var lot = fresh("LOT");

        world.bus().publish(Work.returnReceived(reference, Work.CUSTOMER, lot));
        var inspection = work.inspectionOf(reference);
        assertThat(inspection.path("status").asText()).isEqualTo("requested");
        assertThat(inspection.path("lot").asText()).isEqualTo(lot);
        assertThat(inspection.path("quantity").decimalValue()).isEqualByComparingTo("120");

        var result = work.recordNonconforming(inspection.path("id").asText(), "production");
        assertThat(result.body().path("status").asText()).isEqualTo("completed");
        var action = work.actionOf(lot);
        assertThat(action.path("function").asText()).isEqualTo("production");
        assertThat(Instant.parse(action.path("dueAt").asText()))
                .isEqualTo(closeOfBusinessAfterWorkingDays(
                        action.path("assignedAt").asText(), 7));

        var actionNumber = action.path("number").asText();
        var actionMail = world.mailboxOf("zhao.production").await(actionNumber);
        assertThat(actionMail.text()).contains(lot);

        var actionId = action.path("id").asText();
        work.complete("zhao.production", actionId).expect(200);
        // Four eyes: who did it does not judge it, and production does not judge at all.
        assertThat(work.verify("zhao.production", actionId, true).status()).isEqualTo(403);
        work.verify("li.quality", actionId, true).expect(200);

        var complaintId = action.path("complaintId").asText();
        var closed = work.close(complaintId).expect(200);
        assertThat(closed.value("status")).isEqualTo("closed");
        var complaintNumber = closed.value("number");

        world.mailboxOf("acme").await(complaintNumber, "处理结果");
        var surveyMail = world.mailboxOf("acme").await(complaintNumber, "/survey/");
        var link = SURVEY_LINK.matcher(surveyMail.text());
        assertThat(link.find()).as("a link in: %s", surveyMail.text()).isTrue();
        var question =
                world.rest().nobody().get("/survey-answers/" + link.group(1)).expect(200);
        assertThat(question.text()).doesNotContain("C-1007");
        var comment = fresh("zu langsam");
        world.rest()
                .nobody()
                .post(
                        "/survey-answers/" + link.group(1),
                        Json.object().put("score", 1).put("comment", comment))
                .expectSuccess();
        var second = world.rest()
                .nobody()
                .post("/survey-answers/" + link.group(1), Json.object().put("score", 5));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.problem()).isEqualTo("survey-already-answered");

        var feedback = Until.present(
                "the feedback that the answer led to",
                () -> world.as("li.quality").get("/feedbacks?customerId=C-1007&limit=100").items().stream()
                        .filter(one -> world.as("li.quality")
                                .get("/feedbacks/" + one.path("id").asText())
                                .text()
                                .contains(comment))
                        .findFirst());
        assertThat(feedback.path("channel").asText()).isEqualTo("survey");
        var feedbackNumber = feedback.path("number").asText();
        world.mailboxOf("li.quality").await(feedbackNumber);
        assertThat(world.mailboxOf("zhao.production").mentioning(actionNumber)).hasSize(1);
        tellsAllOfIt(feedback.path("id").asText(), actionNumber, complaintNumber);
    }

    /** What the feedback at the end shows of everything before it, from the goods on. */
    private void tellsAllOfIt(String feedback, String actionNumber, String complaintNumber) {
        Until.holds("the whole circle in the timeline", () -> types(feedback)
                .containsAll(Set.of(
                        "qloop.returns.goods-received.v1",
                        "qloop.returns.inspection-requested.v1",
                        "qloop.returns.inspection-completed.v1",
                        "qloop.returns.disposition-decided.v1",
                        "qloop.complaint.complaint-opened.v1",
                        "qloop.complaint.action-assigned.v1",
                        "qloop.complaint.action-completed.v1",
                        "qloop.complaint.action-verified.v1",
                        "qloop.complaint.complaint-closed.v1",
                        "qloop.notification.message-handed-over.v1",
                        "qloop.survey.survey-sent.v1",
                        "qloop.survey.answer-given.v1",
                        "qloop.survey.low-score-given.v1",
                        "registered")));

        var entries = world.as("audit").all("/feedbacks/" + feedback + "/timeline?sort=createdAt");
        assertThat(entries)
                .extracting(entry -> Instant.parse(entry.path("at").asText()))
                .isSorted();
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.at("/text/zh").asText()).containsPattern("\\p{IsHan}");
            assertThat(entry.at("/text/en").asText()).isNotBlank();
            assertThat(entry.at("/about/service").asText()).isNotBlank();
            assertThat(entry.at("/about/number").asText()).as(entry.toString()).isNotBlank();
        });
        assertThat(entries)
                .filteredOn(entry -> entry.path("type").asText().startsWith("qloop.complaint.action-"))
                .allSatisfy(
                        entry -> assertThat(entry.at("/about/number").asText()).isEqualTo(actionNumber))
                .extracting(entry -> entry.path("who").asText())
                .contains("zhao.production", "li.quality");
        assertThat(entries)
                .filteredOn(entry -> entry.path("type").asText().equals("qloop.complaint.complaint-closed.v1"))
                .extracting(entry -> entry.at("/about/number").asText())
                .containsExactly(complaintNumber);
    }

    private Set<String> types(String feedback) {
        return world.as("audit").all("/feedbacks/" + feedback + "/timeline").stream()
                .map(entry -> entry.path("type").asText())
                .collect(Collectors.toSet());
    }

    @Test
    @Tag("AH-01")
    void tellsTheWholeLoopOfAFeedbackThatSentItsGoodsBack() {
        var lot = fresh("LOT");
        var id = world.as("chen.sales")
                .post("/feedbacks", Work.feedback("b", fresh("scratched")))
                .expect(201)
                .id();
        work.report(id);
        world.as("sun.sales")
                .change("/feedbacks/" + id, "return-request", Json.object().put("reason", "整批退货"))
                .expect(200);
        var number = Until.present("the return of the feedback", () -> Optional.of(world.as("sun.sales")
                        .get("/feedbacks/" + id)
                        .body()
                        .path("successor")
                        .path("number")
                        .asText())
                .filter(it -> !it.isEmpty()));

        world.bus().publish(Work.returnReceived(number, Work.CUSTOMER, lot));
        work.recordNonconforming(work.inspectionOf(number).path("id").asText(), "production");
        var action = work.actionOf(lot);
        work.complete("zhao.production", action.path("id").asText()).expect(200);
        work.verify("li.quality", action.path("id").asText(), true).expect(200);
        work.close(action.path("complaintId").asText()).expect(200);

        Until.holds("the whole loop in the timeline", () -> types(id)
                .containsAll(Set.of(
                        "registered",
                        "stage-entered",
                        "return-requested",
                        "qloop.returns.return-opened.v1",
                        "qloop.returns.goods-received.v1",
                        "qloop.returns.inspection-completed.v1",
                        "qloop.complaint.complaint-opened.v1",
                        "qloop.complaint.action-assigned.v1",
                        "qloop.complaint.action-verified.v1",
                        "qloop.complaint.complaint-closed.v1",
                        "qloop.survey.survey-sent.v1",
                        "qloop.notification.message-handed-over.v1")));
        assertThat(world.as("acme").get("/feedbacks/" + id + "/timeline").status())
                .isEqualTo(403);
    }

    @Test
    void opensAnActionAgainWhenItsMeasureDoesNotWork() {
        var reference = fresh("RN-AGAIN");
        var lot = fresh("LOT");
        world.bus().publish(Work.returnReceived(reference, Work.CUSTOMER, lot));
        work.recordNonconforming(work.inspectionOf(reference).path("id").asText(), "production");
        var actionId = work.actionOf(lot).path("id").asText();
        work.complete("zhao.production", actionId).expect(200);

        var verdict = work.verify("li.quality", actionId, false).expect(200);

        assertThat(verdict.value("status")).isEqualTo("assigned");
        var closure = work.close(verdict.value("complaintId"));
        assertThat(closure.status()).isEqualTo(409);
    }

    @Test
    void neverLetsAPersonVerifyWhatItCompletedItself() {
        var lot = fresh("LOT");
        var complaint = world.as("li.quality")
                .post("/complaints", Work.complaint(Work.CUSTOMER, lot))
                .expect(201);
        var action = work.actionOf(lot);
        assertThat(action.path("function").asText()).isEqualTo("quality");
        work.complete("li.quality", action.path("id").asText()).expect(200);

        var own = work.verify("li.quality", action.path("id").asText(), true);
        var other = work.verify("wang.qc", action.path("id").asText(), true);

        assertThat(own.status()).isIn(403, 409);
        assertThat(other.status()).isEqualTo(200);
        assertThat(work.close(complaint.id()).status()).isEqualTo(200);
    }

    @Test
    void turnsAnEscalatedFeedbackIntoAComplaint() {
        var subject = fresh("burrs");
        var feedback = world.as("chen.sales")
                .post("/feedbacks", Work.feedback("a", subject))
                .expect(201);
        work.report(feedback.id());

        world.as("sun.sales")
                .change(
                        "/feedbacks/" + feedback.id(),
                        "escalation",
                        Json.object().put("reason", "customer stopped its line"))
                .expect(200);

        var complaint = Until.present(
                "the complaint of the feedback",
                () -> world.as("li.quality").get("/complaints?customerId=C-1007&limit=100").items().stream()
                        .filter(one -> one.toString().contains(subject))
                        .findFirst());
        var whole = world.as("li.quality")
                .get("/complaints/" + complaint.path("id").asText())
                .expect(200);
        assertThat(whole.body().path("origin").path("kind").asText()).isEqualTo("feedback");
        assertThat(whole.body().path("actions")).hasSize(1);
        Until.present("the number of the complaint in the feedback", () -> Optional.of(world.as("sun.sales")
                        .get("/feedbacks/" + feedback.id())
                        .body()
                        .path("successor"))
                .filter(successor ->
                        successor.path("number").equals(whole.body().path("number"))));
    }

    /** Counts the working days anew, from the table of holidays and make-up working days alone. */
    private static Instant closeOfBusinessAfterWorkingDays(String assignedAt, int days) {
        var holidays = daysOf("holiday");
        var makeUpDays = daysOf("make-up-workday");
        var day = Instant.parse(assignedAt).atZone(SITE).toLocalDate();
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            var weekend = day.getDayOfWeek().getValue() >= 6;
            if (makeUpDays.contains(day) || (!weekend && !holidays.contains(day))) {
                left--;
            }
        }
        return day.atTime(17, 30).atZone(SITE).toInstant();
    }

    private static Set<LocalDate> daysOf(String kind) {
        try (var lines = Files.lines(Product.root().resolve(WORKING_DAYS))) {
            return lines.skip(1)
                    .map(line -> line.split(",", 3))
                    .filter(line -> line[1].equals(kind))
                    .map(line -> LocalDate.parse(line[0]))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
