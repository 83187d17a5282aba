package io.qloop.returns.inspection;

import static io.qloop.platform.testing.AuditVerifier.verify;
import static io.qloop.returns.Scenes.as;
import static io.qloop.returns.Scenes.inspections;
import static io.qloop.returns.Scenes.inspector;
import static io.qloop.returns.Scenes.line;
import static io.qloop.returns.Scenes.returns;
import static io.qloop.returns.Scenes.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.qloop.platform.retention.DisposalSweep;
import io.qloop.platform.testing.FileFixture;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.qloop.returns.Scenes;
import io.restassured.RestAssured;
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

/** No procedure names a return: the company says that it is kept for ten years, by quality. */
@ServiceTest
class ReturnRecordsTest {

    private static final String SERVICE = "/api/v1/services/returns";
    private static Scenes scenes;

    @Inject
    DisposalSweep sweep;

    @Inject
    DataSource database;

    @TempDir
    Path folder;

    @BeforeAll
    static void setTheScene() {
        scenes = new Scenes();
    }

    @AfterAll
    static void tidyUp() {
        scenes.close();
    }

    @Test
    @Tag("X-005")
    @Tag("X-006")
    void areListedAsTheCompanyHasDecided() {
        as(auditor())
                .get(SERVICE + "/quality-records")
                .then()
                .statusCode(200)
                .body("find { it.code == 'return' }.name.zh", equalTo("退货及其检验记录"))
                .body("find { it.code == 'return' }.keptBy.code", equalTo("quality"))
                .body("find { it.code == 'return' }.years", equalTo(10))
                .body("find { it.code == 'return' }.yearsDecidedBy", equalTo("company"))
                .body("find { it.code == 'return' }.missing", empty());
    }

    @Test
    @Tag("X-005")
    @Tag("IM-033")
    void goWithTheirInspectionsAndFilesAndOnlyWithApproval() throws Exception {
        var customer = scenes.customer();
        var product = scenes.product();
        var old = scenes.received(customer, line(1, product, "L-1", 120), line(2, product, "L-2", 120));
        var photograph = withPhotograph(inspectionOf(old, 0));
        inspected(inspectionOf(old, 0));
        inspected(inspectionOf(old, 1));
        wasInspected(old, "2015-12-31T15:59:59Z");
        var younger = scenes.received(customer, line(1, product, "L-1", 120));
        inspected(inspectionOf(younger, 0));
        wasInspected(younger, "2015-12-31T16:00:00Z");
        var half = scenes.received(customer, line(1, product, "L-1", 120), line(2, product, "L-2", 120));
        inspected(inspectionOf(half, 0));
        var oldId = idOf(old);
        var inspection = inspectionOf(old, 0);

        sweep.sweep();

        disposalOf(idOf(half)).body("items", empty());
        disposalOf(oldId)
                .body("items", hasSize(1))
                .body("items[0].recordType", equalTo("return"))
                .body("items[0].keptUntil", equalTo("2025-12-31"))
                .body("items[0].status", equalTo("proposed"));
        disposalOf(idOf(younger)).body("items", empty());
        assertThat(returns(old)).hasSize(1);

        as(Tokens.of("gm").roles("general-manager"))
                .header("If-Match", "*")
                .body(Map.of("reason", "period over"))
                .put(SERVICE + "/disposals/" + disposalOf(oldId).extract().path("items[0].id") + "/approval")
                .then()
                .statusCode(200);
        sweep.sweep();

        assertThat(returns(old)).isEmpty();
        assertThat(inspections(old)).isEmpty();
        staff().get("/api/v1/inspections/{id}", inspection).then().statusCode(404);
        staff().get(photograph).then().statusCode(404);
        assertThat(inspections(younger)).hasSize(1);
        assertThat(inspections(half)).hasSize(2);
        disposalOf(oldId).body("items[0].status", equalTo("done")).body("items[0].decidedBy", equalTo("gm"));
        as(auditor())
                .get(SERVICE + "/audit-entries?limit=100&caseId=" + oldId)
                .then()
                .body(
                        "items.findAll { it.action == 'removed' && it.entity != 'Attachment' }.entity.sort()",
                        contains("GoodsReturn", "Inspection", "Inspection"));
        assertThat(verify(exported())).startsWith("0 ");
    }

    private static String idOf(String reference) {
        return (String) returns(reference).getFirst().get("id");
    }

    private static String inspectionOf(String reference, int line) {
        return (String) inspections(reference).get(line).get("id");
    }

    /** The path of a photograph that was added to the inspection. */
    private static String withPhotograph(String inspection) {
        var files = "/api/v1/inspections/" + inspection + "/attachments";
        var added = RestAssured.given()
                .auth()
                .oauth2(Tokens.of("wang.qc").roles("staff").functions("quality").sign())
                .multiPart("file", "scratch.png", FileFixture.png())
                .post(files)
                .then()
                .statusCode(201)
                .extract()
                .<String>path("[0].id");
        return files + "/" + added;
    }

    private static void inspected(String inspection) {
        inspector()
                .header("If-Match", "*")
                .body("""
                        {"inspected": 20, "nonconforming": 0, "defects": [], "verdict": "conforming",
                         "dispositions": [{"kind": "restock", "quantity": 120}]}""")
                .put("/api/v1/inspections/{id}/result", inspection)
                .then()
                .statusCode(200);
    }

    private void wasInspected(String reference, String at) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update goods_return set recorded_at = ?, inspected_at = ? where id = ?")) {
            update.setObject(1, OffsetDateTime.parse(at).minusDays(3));
            update.setObject(2, OffsetDateTime.parse(at));
            update.setObject(3, UUID.fromString(idOf(reference)));
            assertThat(update.executeUpdate()).isOne();
        }
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
