package io.qloop.feedback.customer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The master data are read again, and what an earlier version had no use for is learned. */
@ServiceTest
class ReplayTest {

    private static final String TOPIC = "erp.master-data";

    @Inject
    Customers customers;

    @Inject
    CustomerContacts contacts;

    @Inject
    DataSource dataSource;

    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);
    private final String mail = "gu.min@" + ours.toLowerCase() + ".example";

    @Test
    void learnsTheContactsOfCustomersThatWereKnownWithoutThemAndChangesNothingElse() throws SQLException {
        var newer = ours + "-2";
        erpTells(ours, "艾克米", mail);
        erpTells(newer, "旧名称", "old." + mail);
        hasNewer(newer);
        var erased = ours + "-3";
        erpTells(erased, "丙", "erased." + mail);
        erase(erased, "erased." + mail);
        // As a version left it that read the customers without their contacts.
        run("delete from customer_contact where customer_id like '" + ours + "%'");
        var customersBefore = rows("select customer::text from customer where id like '" + ours + "%' order by id");
        var inboxBefore = rows("select count(*)::text from inbox where source = '/erp/" + ours + "'");
        var auditBefore = rows("select count(*)::text from audit_entry where actor = '/erp/" + ours + "'");

        var repeated = replay("admin", TOPIC).statusCode(200).extract().<Integer>path("repeated");

        assertThat(repeated).isGreaterThanOrEqualTo(3);
        assertThat(customersOf(mail)).containsExactly(ours);
        assertThat(customersOf("old." + mail)).isEmpty();
        assertThat(customersOf("erased." + mail)).isEmpty();
        assertThat(rows("select customer::text from customer where id like '" + ours + "%' order by id"))
                .isEqualTo(customersBefore);
        assertThat(rows("select count(*)::text from inbox where source = '/erp/" + ours + "'"))
                .isEqualTo(inboxBefore);
        assertThat(rows("select count(*)::text from audit_entry where actor = '/erp/" + ours + "'"))
                .isEqualTo(auditBefore);
    }

    /** What happened has happened once: events of this topic do not say how things are. */
    @Test
    void repeatsNothingThatHappened() {
        replay("admin", "qloop.feedback")
                .statusCode(200)
                .body("repeated", is(0))
                .body("refused", is(0));
    }

    @Test
    void isForAdministratorsAndTopicsThatAreRead() {
        replay("staff", TOPIC).statusCode(403);
        replay("general-manager", TOPIC).statusCode(403);
        replay("admin", "no-such-topic").statusCode(404).body("type", equalTo("/problems/topic-not-read"));
    }

    private static ValidatableResponse replay(String role, String topic) {
        return given().auth()
                .oauth2(Tokens.of("somebody").roles(role).sign())
                .put("/api/v1/services/feedback/replays/" + topic)
                .then();
    }

    private void erpTells(String customer, String name, String mail) {
        try (var kafka = new KafkaProbe()) {
            kafka.send(
                    TOPIC,
                    "erp.customer-changed.v1",
                    "/erp/" + ours,
                    customer,
                    Map.of(
                            "customerId",
                            customer,
                            "name",
                            Map.of("zh", name, "en", name),
                            "language",
                            "zh",
                            "active",
                            true,
                            "contacts",
                            List.of(Map.of("name", "顾敏", "mail", mail))));
        }
        await().pollInSameThread().atMost(Duration.ofSeconds(60)).until(() -> customersOf(mail)
                .contains(customer));
    }

    /** Something newer than the topic says is known of the customer. */
    private void hasNewer(String customer) {
        QuarkusTransaction.requiringNew()
                .run(() -> customers.record(
                        new CustomerChanged(customer, new Text("New", "新名称"), Language.EN, true, List.of()),
                        Instant.now().plusSeconds(3600)));
    }

    private static void erase(String customer, String mail) {
        given().auth()
                .oauth2(Tokens.of("admin").roles("admin").sign())
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/json")
                .body(Map.of("customerId", customer, "name", "顾敏", "mail", mail, "reason", "request"))
                .post("/api/v1/services/feedback/erasures")
                .then()
                .statusCode(201);
    }

    private Set<String> customersOf(String mail) {
        return QuarkusTransaction.requiringNew().call(() -> contacts.customersOf(mail));
    }

    private void run(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private List<String> rows(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
