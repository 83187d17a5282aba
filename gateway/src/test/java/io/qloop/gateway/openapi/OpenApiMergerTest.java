package io.qloop.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OpenApiMergerTest {
    private static final JsonObject FRAME =
            new JsonObject("{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"QLoop\",\"version\":\"1\"}}");

    @Test
    void bringsPathsComponentsAndTagsTogether() {
        var merged = merge(Map.of("b", """
                        {"openapi":"3.1.0","tags":[{"name":"Returns"}],
                         "paths":{"/api/v1/returns":{"get":{"operationId":"r"}},"/q/x":{"get":{}}},
                         "components":{"schemas":{"Return":{"type":"object"},"Problem":{"type":"object"}}}}
                        """, "a", """
                        {"tags":[{"name":"Actions"},{"name":"Returns"}],
                         "paths":{"/api/v1/actions":{"get":{"operationId":"a"}}},
                         "components":{"schemas":{"Problem":{"type":"object"}},"securitySchemes":{"bearer":{"type":"http"}}}}
                        """));

        var document = merged.document();
        assertThat(merged.clashes()).isEmpty();
        assertThat(document.getJsonObject("info").getString("title")).isEqualTo("QLoop");
        assertThat(document.getJsonObject("paths").fieldNames()).containsExactly("/api/v1/actions", "/api/v1/returns");
        assertThat(document.getJsonObject("components").getJsonObject("schemas").fieldNames())
                .containsExactly("Problem", "Return");
        assertThat(document.getJsonObject("components")
                        .getJsonObject("securitySchemes")
                        .fieldNames())
                .containsExactly("bearer");
        assertThat(document.getJsonArray("tags").stream().map(tag -> ((JsonObject) tag).getString("name")))
                .containsExactly("Actions", "Returns");
    }

    @Test
    void takesAPathThatAllServicesHaveAlikeOnce() {
        var same =
                "{\"paths\":{\"/api/v1/services/{service}/dead-letters\":{\"get\":{\"operationId\":\"l\"},\"parameters\":[]}}}";

        var merged = merge(Map.of("a", same, "b", same));

        assertThat(merged.clashes()).isEmpty();
        assertThat(merged.document().getJsonObject("paths").fieldNames()).hasSize(1);
    }

    @Test
    void namesPartsOfOneNameThatDiffer() {
        var merged = merge(
                Map.of(
                        "a",
                                "{\"paths\":{\"/api/v1/x\":{\"get\":{\"operationId\":\"1\"}}},\"components\":{\"schemas\":{\"Page\":{\"a\":1}}}}",
                        "b",
                                "{\"paths\":{\"/api/v1/x\":{\"get\":{\"operationId\":\"2\"}}},\"components\":{\"schemas\":{\"Page\":{\"a\":2}}}}"));

        assertThat(merged.clashes())
                .containsExactly(
                        "b: get /api/v1/x differs from another service's",
                        "b: components.schemas.Page differs from another service's");
    }

    private static OpenApiMerger.Merged merge(Map<String, String> byService) {
        var parsed = new TreeMap<String, JsonObject>();
        byService.forEach((name, json) -> parsed.put(name, new JsonObject(json)));
        return OpenApiMerger.merge(FRAME, parsed);
    }
}
