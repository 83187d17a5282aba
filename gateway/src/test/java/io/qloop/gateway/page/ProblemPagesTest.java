package io.qloop.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.gateway.testing.Caller;
import io.qloop.gateway.testing.GatewayTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@GatewayTest
class ProblemPagesTest {

    @TestHTTPResource
    URI gateway;

    @ParameterizedTest
    @CsvSource({
        "too-many-requests, en, gateway",
        "version-stale, en, platform",
        "version-stale, zh, 版本已过期",
        "feedback-already-escalated, en, feedback",
        "complaint-has-open-actions, zh, complaint",
        "stage-not-open, en, Something is missing"
    })
    void explainsATypeAtItsOwnAddress(String code, String language, String words) {
        var page = new Caller(gateway).get("/problems/" + code, "Accept-Language", language, "Accept", "text/html");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Language")).hasValue(language);
        assertThat(page.body())
                .contains(words)
                .contains("/problems/" + code)
                .doesNotContain("{{")
                .doesNotContain("{0}");
    }

    @Test
    void explainsItToProgramsInBothLanguages() {
        var answer = new Caller(gateway).get("/problems/version-stale", "Accept", "application/json");

        var type = new JsonObject(answer.body());
        assertThat(type.getString("type")).isEqualTo("/problems/version-stale");
        assertThat(type.getJsonObject("title").getString("zh")).isEqualTo("版本已过期");
        assertThat(type.getJsonObject("detail").getString("en")).contains("changed since you read it");
        assertThat(type.getJsonArray("from")).containsExactly("platform");
    }

    @Test
    void listsEveryType() {
        var all = new JsonArray(new Caller(gateway).get("/problems").body());

        assertThat(all)
                .extracting(type -> ((JsonObject) type).getString("type"))
                .contains("/problems/unknown-customer", "/problems/gateway-busy", "/problems/deadline-not-pausable")
                .doesNotHaveDuplicates();
    }

    @Test
    void knowsNoOthers() {
        assertThat(new Caller(gateway).get("/problems/lost").statusCode()).isEqualTo(404);
    }
}
