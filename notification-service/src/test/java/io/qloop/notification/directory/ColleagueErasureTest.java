package io.qloop.notification.directory;

import static io.qloop.notification.directory.Directory.PEOPLE;
import static io.qloop.notification.testing.Company.admin;
import static io.qloop.notification.testing.Company.messages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.qloop.notification.testing.Company;
import io.qloop.notification.testing.Events;
import io.qloop.notification.testing.MailTest;
import io.qloop.platform.testing.KafkaProbe;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Somebody of ours has left and is to be forgotten. */
@MailTest
@Tag("AH-81")
class ColleagueErasureTest {

    @Inject
    EntityManager database;

    @Test
    void leavesAPseudonymInTheHistoryTheMessagesAndTheAuditTrail() {
        var name = "Zhao Gang " + UUID.randomUUID().toString().substring(0, 8);
        var mail = Company.appoint("logistics", "zh", name);
        String complaint;
        try (var kafka = new KafkaProbe()) {
            complaint = Events.actionAssigned(kafka, "logistics");
            await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> assertThat(messages(complaint))
                    .hasSize(1)
                    .allSatisfy(m -> assertThat(m).containsEntry("status", "handed-over")));
        }
        String id = admin().get(PEOPLE + "?mail=" + mail).path("items[0].id");
        admin().header("If-Match", "*")
                .body(Map.of("reason", "Asked by " + name))
                .put(PEOPLE + id + "/erasure")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/erasure-reason-names-person"));

        String pseudonym = admin().header("If-Match", "*")
                .body(Map.of("reason", "has left the company"))
                .put(PEOPLE + id + "/erasure")
                .then()
                .statusCode(200)
                .body("active", equalTo(false))
                .extract()
                .path("name");

        admin().get("/api/v1/directory/holdings?person=" + id).then().body("items.name", contains(pseudonym));
        assertThat(messages(complaint).getFirst().get("recipient").toString())
                .contains(pseudonym)
                .doesNotContain(name, mail);
        List<?> trail = database.createNativeQuery(
                        "select entry::text from audit_entry where entry::text like :name or entry::text like :mail")
                .setParameter("name", "%" + name + "%")
                .setParameter("mail", "%" + mail + "%")
                .getResultList();
        assertThat(trail).isEmpty();
        admin().header("If-Match", "*")
                .body(Map.of("reason", "again"))
                .put(PEOPLE + id + "/erasure")
                .then()
                .statusCode(410);
    }
}
