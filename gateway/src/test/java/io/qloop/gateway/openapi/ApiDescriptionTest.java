package io.qloop.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.gateway.testing.Caller;
import io.qloop.gateway.testing.GatewayTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@GatewayTest
class ApiDescriptionTest {
    private static final List<String> SERVICES = List.of("complaint", "feedback", "notification", "returns", "survey");
    private static final Pattern REFERENCE = Pattern.compile("\"\\$ref\":\"#/components/([^/\"]+)/([^\"]+)\"");

    @TestHTTPResource
    URI gateway;

    @Test
    void describesEveryService() {
        var description = Caller.json(new Caller(gateway).get("/openapi.json"));

        assertThat(description.getString("openapi")).startsWith("3.1");
        assertThat(description.getJsonObject("paths").fieldNames())
                .contains(
                        "/api/v1/returns",
                        "/api/v1/inspections/{id}/result",
                        "/api/v1/complaints",
                        "/api/v1/actions/{id}/completion",
                        "/api/v1/feedbacks",
                        "/api/v1/surveys",
                        "/api/v1/survey-answers/{token}",
                        "/api/v1/functions/{function}",
                        "/api/v1/messages")
                .allSatisfy(path -> assertThat(path).startsWith("/api/v1/"));
    }

    @Test
    void leavesNoReferenceOpen() {
        var json = new Caller(gateway).get("/openapi.json").body();
        var components = new JsonObject(json).getJsonObject("components");

        var open = new TreeSet<String>();
        REFERENCE.matcher(json).results().forEach(reference -> {
            var kind = components.getJsonObject(reference.group(1));
            if (kind == null || !kind.containsKey(reference.group(2))) {
                open.add(reference.group());
            }
        });

        assertThat(open).isEmpty();
    }

    @Test
    void isMadeOfDescriptionsThatFitTogether() throws IOException {
        var byService = new TreeMap<String, JsonObject>();
        for (var service : SERVICES) {
            byService.put(service, checkedIn(service));
        }

        var merged = OpenApiMerger.merge(new JsonObject(), byService);

        assertThat(merged.clashes())
                .as("two services describe different things under one name; rename one of them in its service")
                .isEmpty();
    }

    @Test
    void isSentOnceToWhoKeepsIt() {
        var caller = new Caller(gateway);
        var first = caller.get("/openapi.json");

        var again = caller.get(
                "/openapi.json",
                "If-None-Match",
                first.headers().firstValue("ETag").orElseThrow());

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    private static JsonObject checkedIn(String service) throws IOException {
        try (InputStream in = Thread.currentThread()
                .getContextClassLoader()
                .getResourceAsStream("openapi/" + service + "/openapi.json")) {
            assertThat(in)
                    .as(service + "-service/openapi.json is not checked in")
                    .isNotNull();
            return new JsonObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
