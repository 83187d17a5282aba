package io.qloop.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ServiceTest
class PageTest {

    private static final String NOTES = "/api/v1/notes";

    @Test
    void walksAListToItsEndWithoutGapOrRepetition() {
        var text = UUID.randomUUID().toString();
        var created = create(text, 7);

        var newestFirst = walk(text, "-createdAt");
        var oldestFirst = walk(text, "createdAt");

        assertThat(oldestFirst).isEqualTo(created);
        Collections.reverse(created);
        assertThat(newestFirst).isEqualTo(created);
    }

    @Test
    void linksToTheNextPage() {
        var text = UUID.randomUUID().toString();
        create(text, 2);

        var first = staff().get(NOTES + "?limit=1&text=" + text);
        var link = first.header("Link");

        assertThat(link).startsWith("</api/v1/notes?").endsWith(">; rel=\"next\"");
        staff().urlEncodingEnabled(false)
                .get(link.substring(1, link.indexOf('>')))
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("next", equalTo(null));
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit-invalid", "limit=101, limit-invalid", "limit=x, limit-invalid",
        "after=nonsense, cursor-invalid", "after=%3F, cursor-invalid", "sort=text, sort-invalid"
    })
    void refusesAPageThatIsNone(String query, String code) {
        staff().urlEncodingEnabled(false)
                .get(NOTES + "?" + query)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/" + code))
                .body("errors[0].field", equalTo(query.substring(0, query.indexOf('='))));
    }

    @Test
    void changesOnlyTheVersionThatWasSeen() {
        var id = create("old", 1).getFirst();

        change(id, null, "new").then().statusCode(428).body("type", equalTo("/problems/if-match-missing"));
        change(id, "\"0\"", "new").then().statusCode(204);
        change(id, "\"0\"", "newer").then().statusCode(412).body("type", equalTo("/problems/version-stale"));
        change(id, "\"7\", \"1\"", "newer").then().statusCode(204);
        change(id, "\"2\"", "forbidden").then().statusCode(409).body("type", startsWith("/problems/note-closed"));
    }

    private static Response change(String id, String ifMatch, String text) {
        var request = staff().contentType(ContentType.JSON).body("{\"text\":\"" + text + "\"}");
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.put(NOTES + "/" + id);
    }

    private static List<String> walk(String text, String sort) {
        var seen = new ArrayList<String>();
        String after = "";
        while (after != null) {
            var page = staff().get(NOTES + "?limit=2&sort=" + sort + "&text=" + text + "&after=" + after);
            page.then().statusCode(200);
            seen.addAll(page.jsonPath().getList("items.id", String.class));
            after = page.jsonPath().getString("next");
        }
        return seen;
    }

    private static List<String> create(String text, int count) {
        var ids = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            ids.add(staff().header("Idempotency-Key", UUID.randomUUID())
                    .contentType(ContentType.JSON)
                    .body("{\"text\":\"" + text + "\",\"class\":\"normal\"}")
                    .post(NOTES)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id"));
        }
        return ids;
    }

    private static RequestSpecification staff() {
        return given().auth().oauth2(Tokens.of("chen.sales").roles("staff").sign());
    }
}
