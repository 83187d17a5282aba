package io.qloop.feedback.feedback;

import static io.qloop.feedback.feedback.FeedbackRequests.as;
import static io.qloop.feedback.feedback.FeedbackRequests.auditor;
import static io.qloop.feedback.feedback.FeedbackRequests.escalate;
import static io.qloop.feedback.feedback.FeedbackRequests.registered;
import static io.qloop.feedback.feedback.FeedbackRequests.reported;
import static io.qloop.feedback.feedback.FeedbackRequests.sales;
import static io.qloop.platform.testing.AuditVerifier.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.platform.i18n.Language;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** It is November 2026: what was closed in 2020 has been kept for five years since the end of its year. */
@ServiceTest
class FeedbackFormsTest {

    private static final String SERVICE = "/api/v1/services/feedback";

    @Inject
    CustomerFixture customers;

    @Inject
    DisposalSweep sweep;

    @Inject
    DataSource database;

    @TempDir
    Path folder;

    @Test
    @Tag("X-005")
    @Tag("X-006")
    void areKeptForFiveYearsByTheDepartmentThatTheGuidelineNames() {
        as(auditor())
                .get(SERVICE + "/quality-records")
                .then()
                .statusCode(200)
                .body("find { it.code == 'feedback-form' }.name.zh", equalTo("客户质量信息反馈表（正本）"))
                .body("find { it.code == 'feedback-form' }.keptBy.name.zh", equalTo("经营部"))
                .body("find { it.code == 'feedback-form' }.years", equalTo(5))
                .body("find { it.code == 'feedback-form' }.source", equalTo("000 §5.1"))
                .body("find { it.code == 'feedback-form' }.missing", empty())
                .body("find { it.code == 'month-end-summary' }.missing", contains("keptBy", "years"));
        as(auditor())
                .header("Accept-Language", "zh")
                .get(SERVICE + "/quality-records.csv")
                .then()
                .body(containsString("\"客户质量信息反馈表（正本）\",\"feedback-guideline 1\",\"000 §5.1\",\"经营部\",\"5\""));
    }

    @Test
    @Tag("X-005")
    @Tag("IM-033")
    void goFiveYearsAfterTheEndOfTheirYearAndOnlyWithApproval() throws Exception {
        var old = closed("2020-12-31T15:59:59Z");
        var younger = closed("2020-12-31T16:00:00Z");
        var open = registered(customer());

        sweep.sweep();

        disposalOf(younger).body("items", empty());
        disposalOf(open).body("items", empty());
        disposalOf(old)
                .body("items[0].recordType", equalTo("feedback-form"))
                .body("items[0].keptUntil", equalTo("2025-12-31"))
                .body("items[0].status", equalTo("proposed"));
        read(old).statusCode(200);

        var disposal = disposalOf(old).extract().<String>path("items[0].id");
        as(Tokens.of("gm").roles("general-manager"))
                .header("If-Match", "*")
                .body(Map.of("reason", "保存期已满"))
                .put(SERVICE + "/disposals/" + disposal + "/approval")
                .then()
                .statusCode(200);
        sweep.sweep();

        read(old).statusCode(404);
        as(sales()).get(SERVICE + "/proceedings/" + old).then().statusCode(404);
        as(sales()).get(SERVICE + "/proceedings/" + younger).then().statusCode(200);
        read(younger).statusCode(200);
        read(open).statusCode(200);
        disposalOf(old).body("items[0].status", equalTo("done")).body("items[0].decidedBy", equalTo("gm"));
        assertThat(verify(exported())).startsWith("0 ");
    }

    private String customer() {
        var id = "C-" + UUID.randomUUID().toString().substring(0, 8);
        customers.known(id, Language.ZH);
        return id;
    }

    /** A feedback that ended at this moment. */
    private String closed(String at) throws SQLException {
        var id = reported(customer());
        escalate(sales(), id, "*").then().statusCode(200);
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update feedback set registered_at = ?, escalated_at = ?, ended_at = ? where id = ?")) {
            update.setObject(1, OffsetDateTime.parse(at).minusDays(3));
            update.setObject(2, OffsetDateTime.parse(at));
            update.setObject(3, OffsetDateTime.parse(at));
            update.setObject(4, UUID.fromString(id));
            assertThat(update.executeUpdate()).isOne();
        }
        return id;
    }

    private static ValidatableResponse read(String id) {
        return as(sales()).get(FeedbackRequests.PATH + "/" + id).then();
    }

    private static ValidatableResponse disposalOf(String id) {
        return as(auditor()).get(SERVICE + "/disposals?recordId=" + id).then().statusCode(200);
    }

    private Path exported() throws Exception {
        return Files.write(
                folder.resolve("export.jsonl"),
                as(auditor()).get(SERVICE + "/audit-export").asByteArray());
    }
}
