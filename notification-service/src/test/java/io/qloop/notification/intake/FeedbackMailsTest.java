package io.qloop.notification.intake;

import static io.qloop.notification.testing.Company.messages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.qloop.notification.testing.Company;
import io.qloop.notification.testing.Events;
import io.qloop.notification.testing.Heads;
import io.qloop.notification.testing.Inbox;
import io.qloop.notification.testing.MailTest;
import io.qloop.platform.testing.Contracts;
import io.qloop.platform.testing.KafkaProbe;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who hears of a feedback, and who does not. */
@MailTest
class FeedbackMailsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static KafkaProbe kafka;

    private Heads heads;

    @BeforeAll
    static void openProbe() {
        kafka = new KafkaProbe();
    }

    @AfterAll
    static void closeProbe() {
        kafka.close();
    }

    @BeforeEach
    void appointEverybody() {
        heads = Heads.appointed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "b"})
    @Tag("NT-001")
    void sendsTheFormToTheDepartmentsConcernedAndCopiesToTheManagerInChargeAndTheGeneralManager(String ofClass) {
        var feedback = Events.formIssued(kafka, ofClass, "quality", "technology");

        assertThat(told(feedback, 4))
                .containsExactlyInAnyOrder(
                        heads.quality(), heads.technology(), heads.leaderInCharge(), heads.generalManager());
        assertThat(new Inbox(heads.quality()).await(1).getFirst().subject()).isEqualTo("【QLoop】FB-2026-000043 请贵部门处理");
        assertThat(new Inbox(heads.technology()).await(1).getFirst().subject())
                .isEqualTo("[QLoop] FB-2026-000043: your department is asked to act");
        for (var leader : List.of(heads.leaderInCharge(), heads.generalManager())) {
            assertThat(new Inbox(leader).await(1).getFirst().subject()).isEqualTo("【QLoop】FB-2026-000043 抄送");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"c", "d"})
    @Tag("NT-002")
    void copiesTheFormToTheDepartmentsConcernedAndTheLeaderInCharge(String ofClass) {
        var feedback = Events.formIssued(kafka, ofClass, "logistics", "sales");

        assertThat(told(feedback, 3))
                .containsExactlyInAnyOrder(heads.logistics(), heads.sales(), heads.leaderInCharge());
        assertThat(new Inbox(heads.logistics()).await(1).getFirst().subject())
                .isEqualTo("【QLoop】FB-2026-000043 请贵部门处理");
        assertThat(new Inbox(heads.leaderInCharge()).await(1).getFirst().subject())
                .isEqualTo("【QLoop】FB-2026-000043 抄送");
    }

    @ParameterizedTest
    @CsvSource({"a, quality", "b, technology", "c, logistics", "d, sales"})
    @Tag("NT-003")
    void tellsTheHeadOfTheDepartmentOfAGrievanceAsSoonAsItIsReceived(String ofClass, String function) {
        var feedback = Events.feedbackRegistered(kafka, ofClass, function);

        var head = Map.of(
                        "quality",
                        heads.quality(),
                        "technology",
                        heads.technology(),
                        "logistics",
                        heads.logistics(),
                        "sales",
                        heads.sales())
                .get(function);
        assertThat(told(feedback, 1)).containsExactly(head);
        assertThat(new Inbox(head).await(1).getFirst().subject()).contains("FB-2026-000043");
    }

    @Test
    void tellsALeaderWhoIsTheOnlyOneOnce() {
        Company.lead(heads.generalManager(), null);

        var feedback = Events.formIssued(kafka, "a", "quality");

        assertThat(told(feedback, 2)).containsExactlyInAnyOrder(heads.quality(), heads.generalManager());
    }

    @Test
    void writesOnceToSomebodyWhoHoldsSeveralPosts() {
        Company.lead(heads.quality(), null);

        var feedback = Events.formIssued(kafka, "a", "quality", "technology");

        assertThat(told(feedback, 2)).containsExactlyInAnyOrder(heads.quality(), heads.technology());
        assertThat(new Inbox(heads.quality()).await(1).getFirst().subject()).isEqualTo("【QLoop】FB-2026-000043 请贵部门处理");
    }

    @ParameterizedTest
    @CsvSource({
        "feedback-withdrawn, '', 【QLoop】客户反馈 FB-2026-000043 已撤回, [QLoop] Feedback FB-2026-000043 was withdrawn",
        "feedback-merged, into, 【QLoop】客户反馈 FB-2026-000043 已并入 FB-2026-000042, [QLoop] Feedback FB-2026-000043 was merged into FB-2026-000042",
        "return-requested, '', 【QLoop】客户反馈 FB-2026-000043 已转为退货, [QLoop] Feedback FB-2026-000043 goes on as a return",
        "feedback-reopened, '', 【QLoop】客户反馈 FB-2026-000043 重新开启, [QLoop] Feedback FB-2026-000043 goes on again",
        "feedback-separated, from, 【QLoop】客户反馈 FB-2026-000043 单独继续处理, [QLoop] Feedback FB-2026-000043 goes on by itself"
    })
    void tellsThoseWhoWereToldThatItIsOverOrGoesOn(String what, String direction, String zh, String en) {
        var feedback = Events.formIssued(kafka, "c", "quality", "technology");
        told(feedback, 3);

        Events.feedbackTurned(kafka, what, feedback, direction);

        assertThat(told(feedback, 6))
                .containsExactlyInAnyOrder(
                        heads.quality(),
                        heads.quality(),
                        heads.technology(),
                        heads.technology(),
                        heads.leaderInCharge(),
                        heads.leaderInCharge());
        var letter = last(heads.quality());
        assertThat(letter.subject()).isEqualTo(zh);
        assertThat(letter.text()).contains("原因：与客户商定", "/feedbacks/" + feedback);
        assertThat(letter.html()).contains("与客户商定");
        assertThat(last(heads.technology()).subject()).isEqualTo(en);
        assertThat(last(heads.technology()).text()).contains("Reason: 与客户商定");
        if (!direction.isEmpty()) {
            assertThat(letter.text()).contains("FB-2026-000042");
        }
    }

    @Test
    void tellsNobodyOfWhatNobodyWasToldOf() {
        var unheardOf = UUID.randomUUID().toString();
        Events.feedbackTurned(kafka, "feedback-withdrawn", unheardOf, "");
        for (var type : List.of(
                "feedback-withdrawn",
                "feedback-merged",
                "feedback-reopened",
                "feedback-separated",
                "return-requested")) {
            Contracts.examples("qloop.feedback." + type + ".v1")
                    .forEach(example -> kafka.sendStructured("qloop.feedback", example));
        }
        // Of one case the events are read in their order.
        Events.feedbackRegistered(kafka, unheardOf, "b", "quality");

        told(unheardOf, 1);
        assertThat(messages(unheardOf)).extracting("kind").containsExactly("feedback-registered");
        Company.admin()
                .get("/api/v1/services/notification/dead-letters?status=open")
                .then()
                .statusCode(200)
                .body("items.size()", is(0));
    }

    /** The addresses of all mails about the feedback, which are so many and have all been handed over. */
    private static List<Object> told(String feedback, int mails) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(messages(feedback))
                .hasSize(mails)
                .allSatisfy(message -> assertThat(message).containsEntry("status", "handed-over")));
        return messages(feedback).stream()
                .map(message -> ((Map<?, ?>) message.get("recipient")).get("mail"))
                .map(Object.class::cast)
                .toList();
    }

    private static Inbox.Mail last(String address) {
        return new Inbox(address).await(2).getLast();
    }
}
