package io.qloop.notification.escalation;

import static io.qloop.notification.testing.Company.admin;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.qloop.notification.testing.MailTest;
import io.qloop.platform.testing.Tokens;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.api.Test;

@MailTest
class LadderResourceTest {

    private static final String PATH = "/api/v1/escalation-ladders";

    @Test
    void changesAreVersionsAndWhatIsBrokenChangesNothing() {
        var before = admin().get(PATH).then().statusCode(200).extract();
        int number = before.path("number");
        String content = before.path("content");
        var etag = before.header("ETag");
        var commented = Map.of("content", content + "\n# commented\n", "reason", "a comment");

        admin().header("If-Match", etag)
                .body(Map.of("content", content.replace("to: deputy", "to: boss"), "reason", "x"))
                .put(PATH)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/ladders-broken"))
                .body("errors.field", hasItem("ladders[0].rungs[1].to"));
        admin().header("If-Match", "\"999\"").body(commented).put(PATH).then().statusCode(412);
        admin().body(commented).put(PATH).then().statusCode(428);
        given().auth()
                .oauth2(Tokens.of("li.quality").roles("function-head").sign())
                .contentType(ContentType.JSON)
                .header("If-Match", etag)
                .body(commented)
                .put(PATH)
                .then()
                .statusCode(403);
        assertThat(admin().get(PATH).<Integer>path("number")).isEqualTo(number);

        admin().header("If-Match", etag)
                .body(commented)
                .put(PATH)
                .then()
                .statusCode(200)
                .body("number", equalTo(number + 1))
                .body("changedBy", equalTo("admin"));

        admin().get(PATH + "?number=" + number).then().statusCode(200).body("content", equalTo(content));
        admin().get(PATH + "?number=999").then().statusCode(404);
        admin().get(PATH + "/history").then().statusCode(200).body("[0].reason", equalTo("a comment"));
    }
}
