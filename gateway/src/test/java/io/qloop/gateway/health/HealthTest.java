package io.qloop.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.gateway.testing.Caller;
import io.qloop.gateway.testing.GatewayTest;
import io.qloop.gateway.testing.StandIns;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GatewayTest
class HealthTest {
    private static final List<String> ALL = List.of("complaint", "feedback", "notification", "returns", "survey");

    @TestHTTPResource
    URI gateway;

    StandIns services;
    Caller caller;

    @BeforeEach
    void start() {
        caller = new Caller(gateway);
        ALL.forEach(
                name -> services.service(name)
                        .answers(
                                request -> request.response()
                                        .setStatusCode(request.path().equals("/q/health/ready") ? 200 : 404)
                                        .end(
                                                "{\"status\":\"UP\",\"checks\":[{\"name\":\"database\",\"status\":\"UP\",\"data\":{\"secret\":\"x\"}}]}")));
    }

    @Test
    void isWellWhenAllServicesAre() {
        var response = caller.get("/health");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        var all = Caller.json(response);
        assertThat(all.getString("status")).isEqualTo("UP");
        assertThat(all.getJsonObject("services").fieldNames()).containsExactlyElementsOf(ALL);
        assertThat(all.getJsonObject("services").getJsonObject("returns").encode())
                .isEqualTo("{\"status\":\"UP\",\"checks\":{\"database\":\"UP\"}}");
    }

    @Test
    void namesTheServicesThatAreNotWell() {
        services.service("returns").stop();
        services.service("survey").answers(request -> request.response()
                .setStatusCode(503)
                .end("{\"status\":\"DOWN\",\"checks\":[{\"name\":\"database\",\"status\":\"DOWN\"}]}"));
        services.service("feedback").answers(request -> request.response().end("<html>"));

        var response = caller.get("/health");
        services.service("returns").start();

        assertThat(response.statusCode()).isEqualTo(503);
        var all = Caller.json(response);
        assertThat(all.getString("status")).isEqualTo("DOWN");
        var each = all.getJsonObject("services");
        assertThat(each.getJsonObject("returns").encode())
                .isEqualTo("{\"status\":\"DOWN\",\"reason\":\"not reachable\"}");
        assertThat(each.getJsonObject("survey").encode())
                .isEqualTo("{\"status\":\"DOWN\",\"checks\":{\"database\":\"DOWN\"}}");
        assertThat(each.getJsonObject("feedback").getString("reason")).isEqualTo("not understood");
        assertThat(each.getJsonObject("complaint").getString("status")).isEqualTo("UP");
    }

    @Test
    void doesNotWaitForEverForAServiceThatIsSilent() {
        services.service("returns").answers(request -> {});
        services.service("survey")
                .answers(request -> request.response().setChunked(true).write("{"));

        var all = Caller.json(caller.get("/health")).getJsonObject("services");

        assertThat(all.getJsonObject("returns").getString("status")).isEqualTo("DOWN");
        assertThat(all.getJsonObject("survey").getString("status")).isEqualTo("DOWN");
        assertThat(all.getJsonObject("complaint").getString("status")).isEqualTo("UP");
    }

    @Test
    void isReadyItselfWhateverTheServicesAre() {
        services.service("returns")
                .answers(request -> request.response().setStatusCode(503).end());

        var ready = caller.get("/q/health/ready");

        assertThat(ready.statusCode()).isEqualTo(200);
    }
}
