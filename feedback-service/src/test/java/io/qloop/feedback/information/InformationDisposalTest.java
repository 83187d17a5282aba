package io.qloop.feedback.information;

import static io.qloop.feedback.information.InformationRequests.as;
import static io.qloop.feedback.information.InformationRequests.auditor;
import static io.qloop.feedback.information.InformationRequests.generalManager;
import static io.qloop.feedback.information.InformationRequests.information;
import static io.qloop.feedback.information.InformationRequests.recorded;
import static io.qloop.feedback.information.InformationRequests.sales;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItems;

import io.qloop.feedback.FixedClock;
import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.retention.DisposalSweep;
import io.qloop.platform.testing.ServiceTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was heard, and what was collected of it, goes when it has been kept long enough, and only with approval. */
@ServiceTest
@Tag("IM-033")
class InformationDisposalTest {

    private static final String SERVICE = "/api/v1/services/feedback";
    private static final String LONG_AGO = "2019-12-30T02:00:00Z";

    @Inject
    CustomerFixture customers;

    @Inject
    DisposalSweep sweep;

    @Inject
    DataSource database;

    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void masterData() {
        customers.known(ours, Language.ZH);
    }

    @AfterEach
    void today() {
        FixedClock.is(FixedClock.NOW);
    }

    @Test
    @Tag("X-006")
    void namesWhatTheProceduresKeep() {
        as(auditor())
                .get(SERVICE + "/quality-records")
                .then()
                .statusCode(200)
                .body("code", hasItems("operation-notice", "visit-report", "month-end-summary"))
                .body("find { it.code == 'operation-notice' }.years", equalTo(3))
                // One for each procedure that is in force for somebody.
                .body(
                        "findAll { it.code == 'month-end-summary' && it.records != null }.size()",
                        greaterThanOrEqualTo(1));
    }

    @Test
    void removesARecordWithItsWayThroughTheProcedureAfterApproval() throws SQLException {
        var old = notice();
        var open = notice();
        execute("""
                update information_record set status = 'CLOSED', recorded_at = aged.at, closed_at = aged.at
                from (select ?::timestamptz as at, ?::uuid as id) aged where information_record.id = aged.id""", old);

        lookInDays(1);

        disposalOf(open).body("items", empty());
        disposalOf(old)
                .body("items[0].recordType", equalTo("operation-notice"))
                .body("items[0].keptUntil", equalTo("2022-12-31"));
        approve(old);
        sweep.sweep();

        as(sales()).get(InformationRequests.PATH + "/" + old).then().statusCode(404);
        as(sales()).get(InformationRequests.PROCEEDINGS + old).then().statusCode(404);
        as(sales()).get(InformationRequests.PATH + "/" + open).then().statusCode(200);
        disposalOf(old).body("items[0].status", equalTo("done"));
    }

    @Test
    void removesADigestAfterApproval() throws SQLException {
        var digest = UUID.randomUUID().toString();
        execute("""
                insert into information_digest (id, version, period_kind, period, procedure_name, recorded, open,
                    carried_over, group_count, groups, concern_count, concerns, made_at)
                select aged.id, 0, 'HALF_YEAR', '2019-H2', aged.id::text, 0, 0, 0, 0, '[]', 0, '[]', aged.at
                from (select ?::timestamptz as at, ?::uuid as id) aged""", digest);

        lookInDays(2);

        disposalOf(digest)
                .body("items[0].recordType", equalTo("information-digest"))
                .body("items[0].number", equalTo(digest + " 2019-H2"));
        approve(digest);
        sweep.sweep();

        as(sales()).get("/api/v1/information-digests/" + digest).then().statusCode(404);
        disposalOf(digest).body("items[0].status", equalTo("done"));
    }

    /** Another day than anybody has looked on: on each it is looked once. */
    private void lookInDays(int days) {
        FixedClock.is(FixedClock.NOW.plus(Duration.ofDays(days)));
        sweep.sweep();
    }

    private String notice() {
        var notice = information("operation-notice", ours);
        notice.put("kind", "plan-change");
        notice.put("fields", Map.of("departmentsConcerned", "quality"));
        return recorded(sales(), notice);
    }

    private void approve(String record) {
        var disposal = disposalOf(record).extract().<String>path("items[0].id");
        as(generalManager())
                .header("If-Match", "*")
                .body(Map.of("reason", "保存期已满"))
                .put(SERVICE + "/disposals/" + disposal + "/approval")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse disposalOf(String id) {
        return as(auditor()).get(SERVICE + "/disposals?recordId=" + id).then().statusCode(200);
    }

    /** A record that is as old as no test can wait for. */
    private void execute(String sql, String id) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, OffsetDateTime.parse(LONG_AGO));
            statement.setObject(2, UUID.fromString(id));
            assertThat(statement.executeUpdate()).isOne();
        }
    }
}
