package io.qloop.notification.addressing;

import static io.qloop.notification.testing.Company.admin;
import static io.qloop.notification.testing.Company.appoint;
import static io.qloop.notification.testing.Company.description;
import static io.qloop.notification.testing.Company.freshAddress;
import static io.qloop.notification.testing.Company.message;
import static io.qloop.notification.testing.Company.messages;
import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.notification.testing.Company;
import io.qloop.notification.testing.Doors;
import io.qloop.notification.testing.Events;
import io.qloop.notification.testing.Inbox;
import io.qloop.notification.testing.MailTest;
import io.qloop.platform.testing.KafkaProbe;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who is in charge changes while mails wait for the mail server. */
@MailTest
@TestProfile(AddressAgainTest.NothingIsFresh.class)
class AddressAgainTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static KafkaProbe kafka;

    @Inject
    EntityManager database;

    public static class NothingIsFresh implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("notification.addressing.fresh", "0s");
        }
    }

    @BeforeAll
    static void openProbe() {
        kafka = new KafkaProbe();
    }

    @AfterAll
    static void closeProbe() {
        kafka.close();
    }

    @BeforeEach
    void shutTheMailServerAway() {
        Doors.SMTP.close();
    }

    @AfterEach
    void letMailsThrough() {
        Doors.SMTP.open();
    }

    private static Map<String, Object> await(String caseId, String status) {
        org.awaitility.Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(messages(caseId))
                .hasSize(1)
                .allSatisfy(m -> assertThat(m).containsEntry("status", status)));
        return messages(caseId).getFirst();
    }

    /** It was tried at least once. */
    private static void awaitWaiting(String caseId) {
        org.awaitility.Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages(caseId)).hasSize(1).allSatisfy(m -> assertThat(m)
                        .containsEntry("status", "queued")
                        .extractingByKey("trouble")
                        .asString()
                        .contains("server-away")));
    }

    private static List<String> ways(Map<String, Object> message) {
        return message((String) message.get("id"))
                .jsonPath()
                .getList("ledger.findAll { it.step in ['addressed', 'unaddressed'] }.detail");
    }

    @Test
    void bringsAMailThatWaitedToWhoeverHoldsThePostByThen() {
        var before = appoint("technology", "zh", "钱工艺");
        var complaint = Events.actionAssigned(kafka, "technology");
        awaitWaiting(complaint);
        var now = appoint("technology", "zh", "吴工艺");

        Doors.SMTP.open();

        assertThat(new Inbox(now).await(1)).hasSize(1);
        assertThat(ways(await(complaint, "handed-over"))).containsExactly("technology: head", "technology: head");
        assertThat(new Inbox(before).mails()).isEmpty();
    }

    @Test
    @Tag("AH-81")
    void sendsNothingToSomebodyWhoWasErasedMeanwhile() {
        var deputy = freshAddress("deputy");
        var head = freshAddress("logistics");
        var department = description("zh", "何物流", head);
        department.put("deputy", Map.of("name", "副职", "mail", deputy));
        Company.put("logistics", department);
        var complaint = Events.actionAssigned(kafka, "logistics");
        awaitWaiting(complaint);
        String id = admin().get("/api/v1/directory/people?mail=" + head).path("items[0].id");
        admin().header("If-Match", "*")
                .body(Map.of("reason", "has left the company"))
                .put("/api/v1/directory/people/" + id + "/erasure")
                .then()
                .statusCode(200);

        Doors.SMTP.open();

        assertThat(new Inbox(deputy).await(1)).hasSize(1);
        assertThat(ways(await(complaint, "handed-over")).getLast())
                .isEqualTo("logistics: head is not with us any more; logistics: deputy");
        assertThat(new Inbox(head).mails()).isEmpty();
    }

    @Test
    void waitsForTheDirectoryWhereNobodyIsLeft() {
        appoint("purchasing", "zh", "许采购");
        var complaint = Events.actionAssigned(kafka, "purchasing");
        awaitWaiting(complaint);
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(
                        "update department set active = false where function in ('PURCHASING', 'GENERAL_MANAGEMENT')")
                .executeUpdate());

        Doors.SMTP.open();

        await(complaint, "unaddressed");
        var now = appoint("purchasing", "zh", "沈采购");
        assertThat(new Inbox(now).await(1)).hasSize(1);
        assertThat(ways(await(complaint, "handed-over")))
                .containsExactly(
                        "purchasing: head",
                        "purchasing: not in the directory; general-management: not in the directory;"
                                + " purchasing: reported as a gap of the directory",
                        "purchasing: head");
    }
}
