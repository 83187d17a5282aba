package io.qloop.platform.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.qloop.platform.testing.ServiceTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@ServiceTest
class ApiDescriptionTest {

    @Test
    void isOpenApi31WithSignIn() {
        description()
                .body("openapi", startsWith("3.1"))
                .body("components.securitySchemes.bearer.scheme", equalTo("bearer"))
                .body("components.schemas", hasKey("Problem"))
                .body("components.responses.NotSignedIn.content", hasKey("application/problem+json"));
    }

    @Test
    void callsEnumsByTheirOutsideNames() {
        description().body("components.schemas.Grade.enum", contains("very-urgent", "normal"));
    }

    @Test
    void saysWhatAnOperationNeedsAndRefuses() {
        var create = "paths.'/api/v1/notes'.post";
        var change = "paths.'/api/v1/notes/{id}'.put";
        var open = "paths.'/api/v1/notes/open'.get";

        description()
                .body(create + ".parameters.name", hasItem("Idempotency-Key"))
                .body(create + ".security", notNullValue())
                .body(create + ".responses.'422'.'$ref'", equalTo("#/components/responses/RuleBroken"))
                .body(create + ".responses", hasKey("409"))
                .body(change + ".parameters.name", hasItem("If-Match"))
                .body(change + ".responses", hasKey("412"))
                .body(change + ".responses", hasKey("428"))
                .body(change + ".responses", hasKey("404"))
                .body(open + ".security", nullValue())
                .body(open + ".responses", not(hasKey("401")));
    }

    @Test
    void saysWhatAMethodSaysOfItselfWhoseVerbStandsInTheClassThatItExtends() {
        var list = "paths.'/api/v1/notes/{id}/attachments'.get";
        var download = "paths.'/api/v1/notes/{id}/attachments/{attachment}'.get";

        description()
                .body(list + ".operationId", equalTo("listNoteAttachments"))
                .body(list + ".summary", equalTo("The files of a note"))
                .body(list + ".parameters.name", contains("id"))
                .body(list + ".responses.'404'.description", equalTo("No such note"))
                .body(list + ".security", notNullValue())
                .body(download + ".responses.'206'.description", startsWith("The part of it"));
    }

    private static ValidatableResponse description() {
        return given().accept(ContentType.JSON).get("/q/openapi").then().statusCode(200);
    }
}
