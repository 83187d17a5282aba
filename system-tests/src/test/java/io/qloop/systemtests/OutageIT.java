package io.qloop.systemtests;

import static io.qloop.systemtests.product.Work.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.systemtests.product.Answer;
import io.qloop.systemtests.product.Json;
import io.qloop.systemtests.product.Parts;
import io.qloop.systemtests.product.Until;
import io.qloop.systemtests.product.Work;
import io.qloop.systemtests.product.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the product stands on is away for a while: the work goes on as far as it can, and everything arrives afterwards. */
@SystemTest
class OutageIT {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int FEEDBACKS = 20;

    private final World world;
    private final Work work;

    OutageIT(World world) {
        this.world = world;
        this.work = world.work();
    }

    @Test
    void worksWithoutKafkaAndSendsEverythingAfterwards() {
        var reference = fresh("RN-NO-KAFKA");
        var lot = fresh("LOT");
        world.bus().publish(Work.returnReceived(reference, Work.CUSTOMER, lot));
        var inspection = work.inspectionOf(reference).path("id").asText();

        List<Answer> registered;
        Answer result;
        try {
            world.product().stop("kafka");
            registered = registerFeedbacks("c");
            result = work.recordNonconforming(inspection, "production");
            assertThat(Parts.SERVICES).allMatch(world.product()::isReady);
            assertThat(world.as("li.quality")
                            .get("/feedbacks/" + registered.getFirst().id())
                            .status())
                    .isEqualTo(200);
        } finally {
            world.product().start("kafka");
        }

        assertThat(result.value("status")).isEqualTo("completed");
        Burst.assertOneLetterEach(world.mailboxOf("li.quality"), numbers(registered));
        var action = work.actionOf(lot);
        Burst.assertOneLetterEach(
                world.mailboxOf("zhao.production"),
                List.of(action.path("number").asText()));
    }

    @Test
    @Tag("AH-32")
    void keepsMailsWhileTheMailServerIsAwayAndSendsEachOnce() {
        List<Answer> registered;
        try {
            world.product().stop("mail");
            registered = registerFeedbacks("c");
            var last = registered.getLast().id();
            Until.asserted("a message that says why it waits", LIMIT, () -> {
                var waiting = messagesOf(last);
                assertThat(waiting).hasSize(1);
                assertThat(waiting.getFirst().path("status").asText()).isIn("queued", "sending");
            });
            var one = registered.stream()
                    .flatMap(feedback -> messagesOf(feedback.id()).stream())
                    .toList();
            assertThat(one).hasSize(FEEDBACKS);
            Until.asserted("an attempt that failed, with its reason", LIMIT, () -> assertThat(world.as("admin")
                            .get("/messages?status=queued&limit=100")
                            .items())
                    .anySatisfy(message -> {
                        assertThat(message.path("attempts").asInt()).isPositive();
                        assertThat(message.path("trouble").path("text").asText())
                                .isNotBlank();
                    }));
        } finally {
            world.product().start("mail");
        }

        Burst.assertOneLetterEach(world.mailboxOf("li.quality"), numbers(registered));
        Until.asserted(
                "the ledger says handed over",
                LIMIT,
                () -> registered.forEach(feedback -> {
                    var messages = messagesOf(feedback.id());
                    assertThat(messages).hasSize(1);
                    assertThat(messages.getFirst().path("status").asText()).isEqualTo("handed-over");
                    assertThat(messages.getFirst().path("handedOverAt").asText())
                            .isNotEmpty();
                }));
        var whole = world.as("admin")
                .get("/messages/"
                        + messagesOf(registered.getFirst().id())
                                .getFirst()
                                .path("id")
                                .asText())
                .expect(200);
        assertThat(Json.items(whole.body().path("ledger")))
                .extracting(step -> step.path("step").asText())
                .contains("handed-over");
        assertThat(messageEvents(registered)).hasSize(FEEDBACKS);
    }

    @Test
    void goesOnByItselfWhenTheDatabaseIsBack() {
        var references = IntStream.range(0, 50).mapToObj(i -> fresh("RN-NO-DB")).toList();
        try {
            world.product().stop("postgres");
            references.forEach(
                    reference -> world.bus().publish(Work.returnReceived(reference, Work.CUSTOMER, fresh("LOT"))));
            Until.holds("a service without its database is not ready", LIMIT, () -> !world.product()
                    .isReady("returns"));
            var refused = world.as("wang.qc").get("/inspections");
            assertThat(refused.status()).isBetween(500, 504);
            assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        } finally {
            world.product().start("postgres");
        }

        Until.asserted("all inspections", LIMIT, () -> assertThat(
                        references.stream().map(work::inspectionsOf).toList())
                .allSatisfy(inspections -> assertThat(inspections).hasSize(1)));
        assertThat(work.openDeadLetters("returns"))
                .noneSatisfy(letter -> assertThat(letter.path("key").asText()).startsWith("RN-NO-DB"));
        Until.holds("all are healthy again", LIMIT, () -> world.product().isHealthy());
    }

    private List<Answer> registerFeedbacks(String feedbackClass) {
        var registered = new ArrayList<Answer>();
        for (int i = 0; i < FEEDBACKS; i++) {
            registered.add(world.as("chen.sales")
                    .post("/feedbacks", Work.feedback(feedbackClass, fresh("burrs")))
                    .expect(201));
        }
        return registered;
    }

    private static List<String> numbers(List<Answer> registered) {
        return registered.stream().map(feedback -> feedback.value("number")).toList();
    }

    private List<com.fasterxml.jackson.databind.JsonNode> messagesOf(String caseId) {
        return world.as("admin").get("/messages?caseId=" + caseId).items();
    }

    private List<String> messageEvents(List<Answer> registered) {
        var cases = registered.stream().map(Answer::id).toList();
        Until.holds(
                "every hand-over is announced", LIMIT, () -> handedOver(cases).size() >= cases.size());
        return handedOver(cases);
    }

    private List<String> handedOver(List<String> cases) {
        return world.events()
                .ofType("qloop.notification.message-handed-over.v1")
                .filter(event -> cases.contains(event.value("caseId")))
                .map(event -> event.value("messageId"))
                .distinct()
                .toList();
    }
}
