package io.qloop.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.gateway.testing.Caller;
import io.qloop.gateway.testing.GatewayTest;
import io.qloop.gateway.testing.StandIns;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
class RoutingTest {
    @TestHTTPResource
    URI gateway;

    StandIns services;
    Caller caller;

    @BeforeEach
    void start() {
        services.reset();
        caller = new Caller(gateway);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/returns, returns",
        "/api/v1/returns/0198?x=1&y=%E4%B8%AD, returns",
        "/api/v1/requested-returns/1, returns",
        "/api/v1/inspections?status=open&lot=L20261101-03, returns",
        "/api/v1/inspections/1/result, returns",
        "/api/v1/complaints, complaint",
        "/api/v1/complaints/1/actions, complaint",
        "/api/v1/actions/1/completion, complaint",
        "/api/v1/feedbacks/1/escalation, feedback",
        "/api/v1/surveys, survey",
        "/api/v1/survey-answers/abc-_D, survey",
        "/api/v1/functions/quality, notification",
        "/api/v1/messages?recipient=li.quality%40qloop.local, notification",
        "/api/v1/delivery-reports?outcome=unmatched, notification",
        "/api/v1/letters/action-assigned/preview?language=zh, notification",
        "/api/v1/acknowledgements/abc-_D?lang=zh, notification",
        "/api/v1/mail-files/abc-_D, notification",
        "/api/v1/escalations?status=unanswered, notification",
        "/api/v1/escalation-ladders/history, notification",
        "/api/v1/quiet-hours/mine, notification",
        "/api/v1/my-messages/stream, notification",
        "/api/v1/my-preferences, notification",
        "/api/v1/services/returns/dead-letters, returns",
        "/api/v1/services/complaint/dead-letters/1/redrive, complaint",
        "/api/v1/services/feedback/dead-letters?status=open, feedback",
        "/api/v1/services/survey/dead-letters, survey",
        "/api/v1/services/notification/dead-letters, notification",
    })
    void bringsEachPathToItsServiceUnchanged(String path, String service) {
        var got = Caller.json(caller.get(path, "Authorization", "Bearer t"));

        assertThat(got.getString("service")).isEqualTo(service);
        assertThat(got.getString("uri")).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
    void passesMethodAndBodyOn(String method) {
        var request = caller.to("/api/v1/returns/1")
                .header("Content-Type", "application/json")
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{\"原因\":1}"));

        var got = Caller.json(caller.send(request.build()));

        assertThat(got.getString("method")).isEqualTo(method);
        assertThat(got.getString("body")).isEqualTo(method.equals("GET") ? "" : "{\"原因\":1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/nothing",
                "/api/v1/",
                "/api/v1",
                "/api/v2/returns",
                "/api/v1/services",
                "/api/v1/services/",
                "/api/v1/services/gateway/dead-letters",
                "/api/v1/return",
                "/q/nothing",
                "/nothing",
                "/assets/nothing.js"
            })
    void answersNotFoundWhereNoServiceIs(String path) {
        var response = caller.get(path, "Accept-Language", "en");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var problem = Caller.json(response);
        assertThat(problem.getString("type")).isEqualTo("/problems/not-found");
        assertThat(problem.getInteger("status")).isEqualTo(404);
        assertThat(problem.getString("title")).isEqualTo("Not found");
        assertThat(problem.getString("detail")).contains(path);
        assertThat(problem.getString("instance")).isEqualTo(path);
        assertThat(problem.getString("traceId")).hasSize(32);
    }

    @Test
    void answersInChineseWhereAsked() {
        var response = caller.get("/api/v1/nothing", "Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8");

        assertThat(Caller.json(response).getString("title")).isEqualTo("未找到");
        assertThat(response.headers().firstValue("Content-Language")).hasValue("zh");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/returns/../../../q/metrics",
                "/api/v1/returns/..%2f..%2f..%2fq/metrics",
                "/api/v1/returns/%2e%2e/%2e%2e/%2e%2e/q/metrics",
                "/api/v1/returns/.%2e/.%2E/q/metrics",
                "/api/v1/returns/./1",
                "/api/v1/returns//1",
                "//api/v1/returns",
                "/api/v1/returns/..",
                "/api/v1/returns/..;/q/metrics",
                "/api/v1/returns/%5c..%5cq",
                "/api/v1/returns/%00",
                "/api/v1/returns/%252e%252e/q",
                "/q/../api/v1/returns/../../../q/metrics"
            })
    void refusesPathsThatTwoReadersWouldReadDifferently(String path) {
        services.service("returns").answers(request -> {
            throw new AssertionError("The service was asked for " + request.uri());
        });

        var answer = caller.raw("GET " + path + " HTTP/1.1\nHost: gateway\nConnection: close\n\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("/problems/path-not-clean");
    }

    @Test
    void keepsMetricsAndHealthOfServicesInside() {
        var metrics = caller.get("/q/metrics");

        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.body()).contains("qloop_gateway_requests").doesNotContain("survey-answers");
    }
}
