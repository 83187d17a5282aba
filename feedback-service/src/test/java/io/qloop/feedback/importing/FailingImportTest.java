package io.qloop.feedback.importing;

import static io.qloop.feedback.importing.ImportRequests.admin;
import static io.qloop.feedback.importing.ImportRequests.read;
import static io.qloop.feedback.importing.ImportRequests.taken;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.qloop.feedback.importing.CrashableTurns.Death;
import io.qloop.feedback.importing.CrashableTurns.Moment;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Imports that do not go on, and what becomes of those that came after them. */
@ServiceTest
@Tag("AH-06")
class FailingImportTest {

    @Inject
    RunImports imports;

    @Inject
    CrashableTurns turns;

    @Inject
    DataSource dataSource;

    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);
    private final String origin = "r" + UUID.randomUUID().toString().substring(0, 8);

    @AfterEach
    void leaveNothingThatHoldsUpOthers() {
        turns.dieWhen(null, 0);
        run("update table_import set state = 'CANCELLED', ended_at = now() where ended_at is null");
    }

    @Test
    void isLeftAloneForLongerAndLongerAndSaysWhy() {
        var id = failing();

        var failedAt = Instant.parse(read(id).body("state", is("writing"))
                .body("failure.reason", is("unexpected"))
                .body("failure.times", is(1))
                .body("failure.words", containsString("from row 1 on"))
                .body("failure.words", containsString(id))
                .extract()
                .path("failure.lastAt"));
        assertThat(pauseOf(id, failedAt)).isBetween(Duration.ofMinutes(30), Duration.ofHours(1));
        admin().header("Accept-Language", "zh")
                .get(ImportRequests.PATH + "/" + id)
                .then()
                .body("failure.words", containsString("出现意外错误"));

        imports.run();
        read(id).body("failure.times", is(1));

        for (int times = 2; times <= 5; times++) {
            isDueNow(id);
            imports.run();
            read(id).body("failure.times", is(times));
        }
        assertThat(pauseOf(id, Instant.parse(read(id).extract().path("failure.lastAt"))))
                .isBetween(Duration.ofHours(2), Duration.ofHours(4));
    }

    private Duration pauseOf(String id, Instant failedAt) {
        return Duration.between(failedAt, Instant.parse(read(id).extract().path("failure.againAt")));
    }

    @Test
    void holdsUpOnlyWhatMayNeedItsRows() {
        var failing = failing();
        var products = taken("kind=products", "产品编号,中文名称,单位\nP" + ours + ",线,轴\n");
        var customers = taken("kind=customers", "客户编号,中文名称\n" + ours + "-2,乙\n");
        var others = taken("kind=feedbacks&origin=o" + origin, feedbacks(1));
        var sameRegister = taken("kind=feedbacks&origin=" + origin, feedbacks(2));

        imports.run();

        for (var id : List.of(products, customers, others)) {
            read(id).body("state", is("completed"));
        }
        read(sameRegister).body("state", is("checking")).body("counts.rows", is(0));
        read(failing).body("failure.times", is(1));
    }

    /** Nothing comes of it that anybody could need. */
    @Test
    void holdsUpNobodyWithADryRun() {
        taken("kind=customers", "客户编号,中文名称\n" + ours + ",甲\n");
        imports.run();
        var dry = taken("kind=feedbacks&dryRun=true&origin=" + origin, feedbacks(1));
        run("update table_import set file_id = gen_random_uuid() where id = '" + dry + "'");
        var id = taken("kind=feedbacks&origin=" + origin, feedbacks(1));

        imports.run();

        read(dry).body("state", is("checking")).body("failure.reason", is("unexpected"));
        read(id).body("state", is("completed"));
    }

    @Test
    void goesOnByItselfAndLetsOthersFollowWhenTheReasonHasPassed() {
        var failing = failing();
        var sameRegister = taken("kind=feedbacks&origin=" + origin, feedbacks(2));
        heal(failing);
        isDueNow(failing);

        imports.run();

        read(failing)
                .body("state", is("completed"))
                .body("failure", nullValue())
                .body("counts.written", is(1));
        read(sameRegister).body("state", is("completed")).body("counts.written", is(1));
    }

    @Test
    void isCountedAsLongAsItDoesNotGoOn() {
        var open = figure("qloop_imports_open");
        var failing = figure("qloop_imports_failing");
        var id = failing();

        assertThat(figure("qloop_imports_open")).isEqualTo(open + 1, within(0.1));
        assertThat(figure("qloop_imports_failing")).isEqualTo(failing + 1, within(0.1));

        cancel(id, "\"1\"").statusCode(200);
        assertThat(figure("qloop_imports_open")).isEqualTo(open, within(0.1));
        assertThat(figure("qloop_imports_failing")).isEqualTo(failing, within(0.1));
    }

    @Test
    void isCancelledAndHoldsUpNobodyAnyMore() throws SQLException {
        var id = failing();
        var sameRegister = taken("kind=feedbacks&origin=" + origin, feedbacks(1));
        var etag = admin().get(ImportRequests.PATH + "/" + id).header("ETag");

        cancel(id, etag)
                .statusCode(200)
                .body("state", is("cancelled"))
                .body("failure", nullValue())
                .body("counts.written", is(0));

        imports.run();
        read(sameRegister).body("state", is("completed"));
        read(id).body("state", is("cancelled"));
        assertThat(count("select count(*) from import_row where import_id = '" + id + "'"))
                .isZero();
        assertThat(count("select count(*) from audit_entry where entity_id = '" + id
                        + "' and entry ->> 'reason' = 'The wrong file' and actor = 'admin'"))
                .isPositive();
        cancel(id, etag).statusCode(409).body("type", is("/problems/import-over"));
    }

    @Test
    void keepsWhatWasWrittenAndTakesTheRestWhenTheFileComesAgain() throws SQLException {
        taken("kind=customers", "客户编号,中文名称\n" + ours + ",甲\n");
        imports.run();
        // Three batches and the end are checked; one batch is written.
        turns.dieWhen(Moment.COMMITTED, 5);
        var half = taken("kind=feedbacks&origin=" + origin, feedbacks(250));
        assertThatThrownBy(imports::run).isInstanceOf(Death.class);

        cancel(half, "\"1\"").statusCode(200).body("state", is("cancelled")).body("counts.written", is(100));

        var again = taken("kind=feedbacks&origin=" + origin, feedbacks(250));
        imports.run();
        read(again)
                .body("state", is("completed"))
                .body("counts.unchanged", is(100))
                .body("counts.written", is(150));
        assertThat(count("select count(*) from feedback where number like '" + origin + "/%'"))
                .isEqualTo(250);
    }

    @Test
    void isCancelledBeforeAnythingWasChecked() {
        var id = taken("kind=products", "产品编号,中文名称,单位\nP" + ours + ",线,轴\n");

        cancel(id, "\"0\"").statusCode(200);

        imports.run();
        read(id).body("state", is("cancelled")).body("counts.rows", is(0));
    }

    @Test
    void isCancelledOnlyByWhomItWasShownTo() {
        var id = taken("kind=products", "产品编号,中文名称,单位\nP" + ours + ",线,轴\n");

        cancel(id, null).statusCode(428);
        cancel(id, "\"7\"").statusCode(412);
        cancel(UUID.randomUUID().toString(), "\"0\"").statusCode(404).body("type", is("/problems/import-not-found"));
        cancelled(as("staff"), id, "\"0\"", "x").statusCode(403);
        cancelled(as("general-manager"), id, "\"0\"", "x").statusCode(403);
        cancelled(as("admin"), id, "\"0\"", " ").statusCode(400).body("errors[0].field", equalTo("reason"));
        read(id).body("state", is("checking"));
        cancel(id, "\"0\"");
    }

    /** An import of one old feedback whose row cannot be written. */
    private String failing() {
        taken("kind=customers", "客户编号,中文名称\n" + ours + ",甲\n");
        imports.run();
        // One batch and the end of the file are checked.
        turns.dieWhen(Moment.COMMITTED, 2);
        var id = taken("kind=feedbacks&origin=" + origin, feedbacks(1));
        assertThatThrownBy(imports::run).isInstanceOf(Death.class);
        run("update import_row set content = json_build_object('was', content)::text where import_id = '" + id + "'");
        imports.run();
        return id;
    }

    private void heal(String id) {
        run("update import_row set content = content::json ->> 'was' where import_id = '" + id + "'");
    }

    private String feedbacks(int count) {
        return "原编号,接收日期,反馈渠道,客户编号,主题,完成日期\n"
                + IntStream.range(0, count)
                        .mapToObj(i -> "%s-%d,2019-03-05,电话,%s,旧反馈 %d,2019-03-08\n".formatted(ours, i, ours, i))
                        .collect(Collectors.joining());
    }

    private void isDueNow(String id) {
        run("update import_progress set again_at = '2000-01-01' where import_id = '" + id + "'");
    }

    private ValidatableResponse cancel(String id, String ifMatch) {
        return cancelled(admin(), id, ifMatch, "The wrong file");
    }

    private static ValidatableResponse cancelled(RequestSpecification who, String id, String ifMatch, String reason) {
        var request = ifMatch == null ? who : who.header("If-Match", ifMatch);
        return request.contentType(ContentType.JSON)
                .body(Map.of("reason", reason))
                .put(ImportRequests.PATH + "/" + id + "/cancellation")
                .then();
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.of("somebody").roles(role).sign());
    }

    private static double figure(String name) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private void run(String sql) {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long count(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
