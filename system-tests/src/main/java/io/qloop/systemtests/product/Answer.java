package io.qloop.systemtests.product;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.List;

/** What came back for a request. */
public record Answer(String request, int status, HttpHeaders headers, JsonNode body, String text) {

    public Answer expect(int expected) {
        if (status != expected) {
            throw new AssertionError(request + " answered " + status + " instead of " + expected + ": " + text);
        }
        return this;
    }

    public Answer expectSuccess() {
        return status >= 200 && status < 300 ? this : expect(200);
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    public String etag() {
        return header("ETag");
    }

    /** The stable name of a problem: the last part of its type. */
    public String problem() {
        return body.path("type").asText("").replaceFirst("^.*/", "");
    }

    public String value(String field) {
        return body.path(field).asText();
    }

    public String id() {
        return value("id");
    }

    /** The items of a page. */
    public List<JsonNode> items() {
        return Json.items(expect(200).body.path("items"));
    }
}
