package io.qloop.platform.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The API description that the service serves is the checked-in {@code openapi.json} of its module, so that a change of
 * the interface is seen in review. {@code -Dopenapi.update=true} writes the file anew. A service extends it.
 */
public abstract class OpenApiTest {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    @Test
    void isAsCheckedIn() throws IOException {
        var file = Path.of("openapi.json");
        var served = sorted(given().accept(ContentType.JSON).get("/q/openapi").asString());
        if (Boolean.getBoolean("openapi.update")) {
            Files.writeString(file, served);
        }

        assertThat(file).as("run the test once with -Dopenapi.update=true").exists();
        assertThat(served)
                .as("the interface has changed; if that is meant, run the test with -Dopenapi.update=true")
                .isEqualTo(Files.readString(file));
    }

    private static String sorted(String json) throws JsonProcessingException {
        return JSON.writeValueAsString(JSON.readValue(json, TreeMap.class)) + "\n";
    }
}
