package io.qloop.feedback.importing;

import static io.restassured.RestAssured.given;

import io.qloop.platform.testing.Tokens;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What an administrator asks for when importing. */
final class ImportRequests {

    static final String PATH = "/api/v1/imports";

    private ImportRequests() {}

    static RequestSpecification admin() {
        return given().auth().oauth2(Tokens.of("admin").roles("admin").sign());
    }

    /** @param query such as {@code kind=customers&dryRun=true} */
    static Response upload(RequestSpecification who, String query, String name, byte[] file) {
        return who.header("Idempotency-Key", UUID.randomUUID())
                .multiPart("file", name, file)
                .post(PATH + "?" + query);
    }

    static Response upload(String query, String csv) {
        return upload(admin(), query, "table.csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    static Response upload(String query, byte[] file) {
        return upload(admin(), query, "table.xlsx", file);
    }

    /** The id of an import that waits. */
    static String taken(String query, String csv) {
        return upload(query, csv).then().statusCode(202).extract().path("id");
    }

    static ValidatableResponse read(String id) {
        return admin().get(PATH + "/" + id).then().statusCode(200);
    }

    static String errors(String id, String language) {
        return admin().header("Accept-Language", language)
                .get(PATH + "/" + id + "/errors")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
