package io.qloop.platform.deadline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.qloop.platform.calendar.CountingRules;
import io.qloop.platform.calendar.Length;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ServiceTest
class DeadlineResourceTest {

    private static final String PATH = "/api/v1/services/returns/deadlines";

    @Inject
    Deadlines deadlines;

    @Inject
    Clock clock;

    private final String caseId = UUID.randomUUID().toString();

    private Deadline start(Instant at) {
        return QuarkusTransaction.requiringNew()
                .call(() -> deadlines.start(
                        "suzhou",
                        new Deadline.Beginning(
                                caseId,
                                "RT-2026-000001",
                                caseId,
                                "inspection-done",
                                Optional.of("quality"),
                                Optional.of("iso9001-complaint-return/1"),
                                "received",
                                at,
                                new DeadlinePlan(
                                        Length.parse("3 working-days"),
                                        CountingRules.USUAL,
                                        List.of(),
                                        List.of(),
                                        Optional.of(Length.parse("10 working-days"))))));
    }

    private static RequestSpecification as(String user, String role) {
        return given().contentType("application/json")
                .auth()
                .oauth2(Tokens.of(user).roles(role).functions("quality").sign());
    }

    @Test
    @Tag("AH-21")
    void explainsItselfInChineseAndEnglish() {
        var id = start(Instant.parse("2026-09-29T01:00:00Z")).id();

        as("wang.qc", "staff")
                .header("Accept-Language", "zh-CN")
                .get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .header("Content-Language", "zh")
                .body("deadline.dueAt", equalTo("2026-10-09T09:30:00Z"))
                .body("summary", equalTo("自 2026年9月29日 周二 09:00 起 3 个工作日：2026年10月9日 周五 17:30 到期（日历 company，第 1 版）。"))
                .body("intervals.text", hasItem(containsString("法定节假日（国庆节），不计入")))
                .body("intervals.kind", equalTo(List.of("start-day", "counted", "statutory-holiday", "counted")))
                .body("steps.kind", hasItem("started"));
        as("wang.qc", "staff")
                .get(PATH + "/" + id)
                .then()
                .header("Content-Language", "en")
                .body("summary", containsString("3 working days from Tue 29 Sep 2026 09:00: due Fri 9 Oct 2026 17:30"))
                .body("intervals.text", hasItem(containsString("statutory holiday (国庆节), does not count")));
    }

    @Test
    @Tag("AH-22")
    void pausesAndGoesOnWithAReason() {
        var id = start(clock.instant()).id();
        var path = PATH + "/" + id;
        var before = as("wang.qc", "staff").get(path);

        as("wang.qc", "staff")
                .body(Map.of("reason", "等待样品"))
                .put(path + "/pause")
                .then()
                .statusCode(428);
        as("wang.qc", "staff")
                .header("If-Match", "\"77\"")
                .body(Map.of("reason", "等待样品"))
                .put(path + "/pause")
                .then()
                .statusCode(412);
        as("wang.qc", "staff")
                .header("If-Match", before.header("ETag"))
                .body(Map.of("reason", " "))
                .put(path + "/pause")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("reason"));
        var paused = as("wang.qc", "staff")
                .header("If-Match", before.header("ETag"))
                .body(Map.of("reason", "等待样品"))
                .put(path + "/pause");
        paused.then()
                .statusCode(200)
                .body("deadline.status", equalTo("paused"))
                .body("deadline.pauseReason", equalTo("等待样品"));
        as("wang.qc", "staff")
                .header("If-Match", "*")
                .body(Map.of("reason", "again"))
                .put(path + "/pause")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/deadline-paused-already"));
        as("wang.qc", "staff")
                .header("If-Match", paused.header("ETag"))
                .body(Map.of("reason", "样品已到"))
                .put(path + "/resumption")
                .then()
                .statusCode(200)
                .body("deadline.status", equalTo("running"))
                .body("steps.kind", equalTo(List.of("started", "paused", "resumed")));
    }

    @Test
    @Tag("IM-007")
    void anExtensionNeedsAnApproverWhoDidNotAskForIt() {
        var deadline = start(clock.instant());
        var path = PATH + "/" + deadline.id() + "/extension";
        var body = Map.of(
                "dueAt",
                deadline.dueAt().plusSeconds(86_400).toString(),
                "requestedBy",
                "zhao.production",
                "reason",
                "供应商延误");

        as("wang.qc", "staff")
                .header("If-Match", "*")
                .body(body)
                .put(path)
                .then()
                .statusCode(403);
        as("zhao.production", "function-head")
                .header("If-Match", "*")
                .body(body)
                .put(path)
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/extension-approved-by-requester"));
        as("gm", "general-manager")
                .header("If-Match", "*")
                .body(Map.of("dueAt", "2020-01-01T00:00:00Z", "requestedBy", "zhao.production", "reason", "why"))
                .put(path)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("dueAt"));
        as("gm", "general-manager")
                .header("If-Match", "*")
                .body(body)
                .put(path)
                .then()
                .statusCode(200)
                .body("deadline.dueAt", equalTo(body.get("dueAt")))
                .body("steps[1].actor", equalTo("gm"))
                .body("steps[1].reason", equalTo("zhao.production: 供应商延误"));
    }

    @Test
    void listsTheDeadlinesOfACaseAndThoseThatAreLate() {
        start(Instant.parse("2026-09-29T01:00:00Z"));

        as("audit", "auditor")
                .get(PATH + "?late=true&caseId=" + caseId)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].milestone", equalTo("inspection-done"));
        as("audit", "auditor").get(PATH + "?late=false&caseId=" + caseId).then().body("items", hasSize(0));
        as("audit", "auditor")
                .get("/api/v1/services/complaint/deadlines")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"customer,403", "admin,403", "system,403", "auditor,200", "general-manager,200"})
    void isNoCustomersBusiness(String role, int status) {
        var id = start(clock.instant()).id();

        as("somebody", role).get(PATH + "/" + id).then().statusCode(status);
        given().get(PATH + "/" + id).then().statusCode(401);
        assertThat(as("somebody", role).get(PATH).statusCode()).isEqualTo(status);
    }
}
