package io.qloop.notification.contact;

import static io.qloop.notification.testing.Company.admin;
import static io.qloop.notification.testing.Company.message;
import static io.qloop.notification.testing.Company.messages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.qloop.notification.testing.Company;
import io.qloop.notification.testing.Events;
import io.qloop.notification.testing.MailTest;
import io.qloop.platform.testing.KafkaProbe;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Anna Weber, to whom a survey was sent, asks to be forgotten; Jonas Beck stays. */
@MailTest
@Tag("AH-81")
class ContactErasureTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static KafkaProbe kafka;

    @Inject
    CustomerContacts contacts;

    private final String customer = "C-" + UUID.randomUUID().toString().substring(0, 8);
    private final String anna = Company.freshAddress("anna");
    private final String jonas = Company.freshAddress("jonas");

    @BeforeAll
    static void openProbe() {
        kafka = new KafkaProbe();
    }

    @AfterAll
    static void closeProbe() {
        kafka.close();
    }

    @Test
    void leavesThePseudonymInTheLedgerAndNobodyToWriteTo() {
        announce(List.of(Events.contact("Anna Weber", anna, "quality")));
        var survey = Events.surveySent(kafka, customer);
        awaitStatus(survey, "handed-over");

        var pseudonym = erase();

        var sent = messages(survey).getFirst();
        message((String) sent.get("id"))
                .then()
                .body("status", equalTo("handed-over"))
                .body("recipient.name", equalTo(pseudonym))
                .body("recipient.mail", equalTo(pseudonym.toLowerCase(Locale.ROOT) + "@erased.invalid"));
        assertThat(message((String) sent.get("id")).asString()).doesNotContain("Weber", anna);
        assertThat(mail()).isEmpty();
    }

    @Test
    void doesNotLetMasterDataBringThePersonBack() {
        announce(List.of(Events.contact("Anna Weber", anna, "quality")));
        await().untilAsserted(() -> assertThat(mail()).contains(anna));
        erase();

        announce(
                List.of(Events.contact("Anna Weber", anna, "quality"), Events.contact("Jonas Beck", jonas, "quality")));

        await().untilAsserted(() -> assertThat(mail()).contains(jonas));
    }

    @Test
    void takesThePersonOutOfWhatWasToldToOurOwnPeople() {
        Company.appoint("logistics", "en", "Head of logistics");
        var complaint = UUID.randomUUID().toString();
        var action = Events.action(complaint, "logistics");
        action.put("description", "Call Anna Weber");
        kafka.send("qloop.complaint", "qloop.complaint.action-assigned.v1", "/qloop/complaint", complaint, action);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages(complaint)).hasSize(1));

        var pseudonym = erase();

        assertThat(about(complaint)).isEqualTo("Call " + pseudonym);
    }

    private String about(String caseId) {
        return QuarkusTransaction.requiringNew().call(() -> contacts.getEntityManager()
                .createQuery("select m.matter.about from Message m where m.occasion.caseId = :case", String.class)
                .setParameter("case", caseId)
                .getSingleResult());
    }

    private String erase() {
        return admin().header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of(
                        "customerId", customer, "name", "Anna Weber", "mail", anna, "reason", "asked by the customer"))
                .post("/api/v1/services/notification/erasures")
                .then()
                .statusCode(201)
                .extract()
                .path("pseudonym");
    }

    private void announce(List<Map<String, Object>> people) {
        Events.customerChanged(kafka, customer, "en", people);
    }

    private Optional<String> mail() {
        return QuarkusTransaction.requiringNew()
                .call(() -> contacts.findByIdOptional(customer).flatMap(CustomerContact::mail));
    }

    private static void awaitStatus(String caseId, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages(caseId)).hasSize(1).allSatisfy(m -> assertThat(m)
                        .containsEntry("status", status)));
    }
}
