package io.qloop.complaint.intake;

import static io.qloop.complaint.Scenes.ACTION_ASSIGNED;
import static io.qloop.complaint.Scenes.COMPLAINT_OPENED;
import static io.qloop.complaint.Scenes.FEEDBACK;
import static io.qloop.complaint.Scenes.FEEDBACK_ESCALATED;
import static io.qloop.complaint.Scenes.awaitDeadLetter;
import static io.qloop.complaint.Scenes.complaint;
import static io.qloop.complaint.Scenes.complaints;
import static io.qloop.complaint.Scenes.deadLetters;
import static io.qloop.complaint.Scenes.feedback;
import static io.qloop.complaint.Scenes.redrive;
import static io.qloop.complaint.Scenes.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.complaint.Scenes;
import io.qloop.platform.testing.Contracts;
import io.qloop.platform.testing.ServiceTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@ServiceTest
class FeedbackEscalatedTest {

    private static Scenes scenes;

    @BeforeAll
    static void setTheScene() {
        scenes = new Scenes();
    }

    @AfterAll
    static void tidyUp() {
        scenes.close();
    }

    @Test
    void opensAComplaintForEveryPublishedExample() {
        scenes.announceCustomer("C-1007");
        scenes.announceCustomer("C-1004");

        for (var example : Contracts.examples(FEEDBACK_ESCALATED)) {
            scenes.kafka.sendStructured(FEEDBACK, example);

            var feedback = JsonPath.from(example);
            var opened = scenes.kafka
                    .await(
                            Scenes.OUT,
                            e -> e.type().equals(COMPLAINT_OPENED)
                                    && e.data().at("/origin/id").asText().equals(feedback.getString("data.feedbackId")),
                            1)
                    .getFirst();
            assertThat(opened.data().at("/origin/number").asText()).isEqualTo(feedback.getString("data.number"));
            assertThat(opened.data().at("/subject").asText()).isEqualTo(feedback.getString("data.subject"));
            assertThat(opened.event().getExtension("causationid")).isEqualTo(feedback.getString("id"));
        }
    }

    @Test
    void asksQualityToFindTheCause() {
        var customer = scenes.customer();
        var feedback = feedback(customer);

        send(feedback);

        var id = (String) scenes.awaitComplaints(customer, 1).getFirst().get("id");
        var complaint = complaint(id);
        assertThat(complaint.getString("origin.kind")).isEqualTo("feedback");
        assertThat(complaint.getString("description")).isEqualTo("Three of ten coils fail.");
        assertThat(complaint.getString("receivedAt")).isEqualTo("2026-11-24T03:00:00Z");
        assertThat(complaint.getString("lot")).isNull();
        assertThat(complaint.getList("actions.function")).containsExactly("quality");
        var assigned = scenes.awaitEvents(id, ACTION_ASSIGNED, 1).getFirst();
        assertThat(assigned.data().at("/description").asText())
                .isEqualTo("查明原因 / Find the cause: Insulation breaks at the bend");
        assertThat(assigned.data().has("lot")).isFalse();
    }

    @Test
    void opensOneComplaintHoweverOftenTheFeedbackIsAnnounced() {
        var customer = scenes.customer();
        var feedback = feedback(customer);

        for (int i = 0; i < 3; i++) {
            send(feedback);
        }
        // The same key: when this one is done, those are as well.
        var other = scenes.customer();
        scenes.kafka.send(
                FEEDBACK,
                FEEDBACK_ESCALATED,
                "/qloop/feedback",
                feedback.get("feedbackId").toString(),
                feedback(other));

        scenes.awaitComplaints(other, 1);
        assertThat(complaints(customer)).hasSize(1);
    }

    @Test
    void opensAComplaintOnceItsCustomerIsKnown() {
        var stranger = unique("C");
        var feedback = feedback(stranger);
        var feedbackId = feedback.get("feedbackId").toString();
        send(feedback);
        awaitDeadLetter(feedbackId, "unknown-customer");
        scenes.announceCustomer(stranger);

        redrive(deadLetters(feedbackId).getFirst().get("id"));

        assertThat(complaints(stranger)).hasSize(1);
    }

    private static void send(Map<String, Object> feedback) {
        scenes.kafka.send(
                FEEDBACK,
                FEEDBACK_ESCALATED,
                "/qloop/feedback",
                feedback.get("feedbackId").toString(),
                feedback);
    }
}
