package io.qloop.complaint.complaint;

import static io.qloop.complaint.Scenes.as;
import static io.qloop.platform.testing.AuditVerifier.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.qloop.complaint.Scenes;
import io.qloop.platform.retention.DisposalSweep;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sheets of the procedure in force are kept for three years and ten: the complaint is kept for ten. */
@ServiceTest
class ComplaintRecordsTest {

    private static final String SERVICE = "/api/v1/services/complaint";
    private static Scenes scenes;

    @Inject
    DisposalSweep sweep;

    @Inject
    DataSource database;

    @TempDir
    Path folder;

    @BeforeAll
    static void open() {
        scenes = new Scenes();
    }

    @AfterAll
    static void close() {
        scenes.close();
    }

    @Test
    @Tag("X-006")
    void areListedWithTheDepartmentThatTheProcedureNames() {
        as(auditor())
                .get(SERVICE + "/quality-records")
                .then()
                .statusCode(200)
                .body("find { it.code == 'report-8d' }.procedure", equalTo("sample-8d 1"))
                .body("find { it.code == 'report-8d' }.keptBy.code", equalTo("sqe"))
                .body("find { it.code == 'complaint-sheet' }.keptBy.code", equalTo("sales"))
                .body("find { it.code == 'report-8d' }.yearsDecidedBy", equalTo("company"))
                .body("code", hasItem("tracking-sheet"));
    }

    @Test
    @Tag("X-005")
    void goWithTheirActionsAfterTheLongestPeriodAndOnlyWithApproval() throws Exception {
        var customer = scenes.customer();
        var old = closed(customer, "2000-06-30T08:00:00Z");
        var action = Scenes.firstActionOf(old);
        var open = Scenes.opened(customer, "L-2");

        sweep.sweep();

        disposalOf(open).body("items", empty());
        disposalOf(old)
                .body("items[0].recordType", equalTo("complaint"))
                .body("items[0].years", equalTo(10))
                .body("items[0].keptUntil", equalTo("2010-12-31"))
                .body("items[0].status", equalTo("proposed"));
        assertThat(Scenes.complaint(old).getString("status")).isEqualTo("closed");

        as(Tokens.of("gm").roles("general-manager"))
                .header("If-Match", "*")
                .body(Map.of("reason", "period over"))
                .put(SERVICE + "/disposals/" + disposalOf(old).extract().path("items[0].id") + "/approval")
                .then()
                .statusCode(200);
        sweep.sweep();

        Scenes.quality().get("/api/v1/complaints/{id}", old).then().statusCode(404);
        Scenes.quality().get("/api/v1/actions/{id}", action).then().statusCode(404);
        assertThat(Scenes.complaint(open).getString("status")).isEqualTo("open");
        disposalOf(old).body("items[0].status", equalTo("done"));
        as(auditor())
                .get(SERVICE + "/audit-entries?caseId=" + old)
                .then()
                .body("items.findAll { it.action == 'removed' }.entity", hasItem("CorrectiveAction"))
                .body("items.findAll { it.action == 'removed' }.entity", hasItem("Complaint"));
        assertThat(verify(exported())).startsWith("0 ");
    }

    /** A complaint that was closed at this moment. */
    private String closed(String customer, String at) throws SQLException {
        var id = Scenes.opened(customer, "L-1");
        Scenes.verifiedActionOf(id);
        Scenes.headOfQuality()
                .header("If-Match", "*")
                .body(Map.of("resolution", "replaced"))
                .put("/api/v1/complaints/{id}/closure", id)
                .then()
                .statusCode(200);
        try (var connection = database.getConnection();
                var update =
                        connection.prepareStatement("update complaint set opened_at = ?, closed_at = ? where id = ?")) {
            update.setObject(1, OffsetDateTime.parse(at).minusDays(30));
            update.setObject(2, OffsetDateTime.parse(at));
            update.setObject(3, UUID.fromString(id));
            assertThat(update.executeUpdate()).isOne();
        }
        return id;
    }

    private static ValidatableResponse disposalOf(String id) {
        return as(auditor()).get(SERVICE + "/disposals?recordId=" + id).then().statusCode(200);
    }

    private Path exported() throws Exception {
        return Files.write(
                folder.resolve("export.jsonl"),
                as(auditor()).get(SERVICE + "/audit-export").asByteArray());
    }

    private static Tokens auditor() {
        return Tokens.of("audit").roles("auditor");
    }
}
