package io.qloop.platform.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the files of every kind of case have in common. A service extends it for each kind. */
@Tag("AH-83")
public abstract class CaseAttachmentsTest {

    /** The path of a case that takes files. */
    protected abstract String open();

    /** Brings the case to its end. */
    protected abstract void conclude(String path);

    /** Somebody who may add files and take them out. */
    protected abstract Tokens worker();

    /** People who may see the case and its files, and change nothing. */
    protected abstract List<Tokens> readers();

    /** People whom the case is closed to. */
    protected abstract List<Tokens> strangers();

    @Test
    public void givesAFileBackAsItWas() {
        var files = open() + "/attachments";
        var picture = FileFixture.png();

        var added = upload(worker(), files, "scratch.png", picture).then().statusCode(201);
        added.body("name", contains("scratch.png")).body("locked", contains(false));
        var file = files + "/" + added.extract().path("[0].id");

        as(worker()).get(files).then().statusCode(200).body("name", contains("scratch.png"));
        var answer = as(worker()).get(file);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asByteArray()).isEqualTo(picture);
        assertThat(answer.header("Content-Disposition")).startsWith("attachment");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        var part = as(worker()).header("Range", "bytes=10-19").get(file);
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.asByteArray()).isEqualTo(Arrays.copyOfRange(picture, 10, 20));
        as(worker())
                .head(file)
                .then()
                .statusCode(200)
                .header("Content-Length", String.valueOf(picture.length))
                .header("Content-Type", startsWith("image/png"));
    }

    @Test
    public void refusesAProgramThatCallsItselfAPicture() {
        var files = open() + "/attachments";

        problem(upload(worker(), files, "photo.jpg", FileFixture.exe()), 422, "attachment-type-refused");

        as(worker()).get(files).then().body("$", empty());
    }

    @Test
    public void letsReadersReadAndNoMore() {
        var files = open() + "/attachments";
        var file = files + "/" + added(worker(), files);

        for (var reader : readers()) {
            as(reader).get(files).then().statusCode(200).body("name", contains("a.png"));
            as(reader).get(file).then().statusCode(200);
            upload(reader, files, "b.png", FileFixture.png()).then().statusCode(403);
            remove(reader, file).then().statusCode(403);
        }
    }

    @Test
    public void isClosedToStrangers() {
        var files = open() + "/attachments";
        var file = files + "/" + added(worker(), files);

        for (var stranger : strangers()) {
            var answers = List.of(
                    as(stranger).get(files),
                    as(stranger).get(file),
                    as(stranger).head(file),
                    upload(stranger, files, "b.png", FileFixture.png()),
                    remove(stranger, file));
            assertThat(answers).extracting(Response::statusCode).allMatch(status -> status == 403 || status == 404);
        }
        as(worker()).get(files).then().body("name", contains("a.png"));
    }

    @Test
    public void knowsNoFilesOfACaseThatIsNotThere() {
        var open = open();
        var files = open.substring(0, open.lastIndexOf('/') + 1) + UUID.randomUUID() + "/attachments";

        as(worker()).get(files).then().statusCode(404);
        upload(worker(), files, "a.png", FileFixture.png()).then().statusCode(404);
        problem(as(worker()).get(open + "/attachments/" + UUID.randomUUID()), 404, "attachment-not-found");
    }

    @Test
    public void takesAFileOutForAReason() {
        var files = open() + "/attachments";
        var file = files + "/" + added(worker(), files);

        as(worker())
                .contentType(ContentType.JSON)
                .body("{\"reason\":\" \"}")
                .put(file + "/removal")
                .then()
                .statusCode(400);
        remove(worker(), file).then().statusCode(204);

        as(worker()).get(files).then().body("$", empty());
        problem(as(worker()).get(file), 410, "attachment-removed");
    }

    @Test
    public void keepsTheFilesOfWhatIsConcludedAsTheyAre() {
        var path = open();
        var files = path + "/attachments";
        var file = files + "/" + added(worker(), files);

        conclude(path);

        problem(remove(worker(), file), 409, "attachment-locked");
        problem(upload(worker(), files, "b.png", FileFixture.png()), 409, "attachment-item-closed");
        as(worker()).get(files).then().body("name", contains("a.png")).body("locked", contains(true));
        as(worker()).get(file).then().statusCode(200);
    }

    protected static Response upload(Tokens who, String files, String name, byte[] content) {
        return as(who).multiPart("file", name, content).post(files);
    }

    /** The id of a picture that was added. */
    protected static String added(Tokens who, String files) {
        return upload(who, files, "a.png", FileFixture.png())
                .then()
                .statusCode(201)
                .extract()
                .path("[0].id");
    }

    protected static Response remove(Tokens who, String file) {
        return as(who).contentType(ContentType.JSON)
                .body("{\"reason\":\"wrong picture\"}")
                .put(file + "/removal");
    }

    protected static RequestSpecification as(Tokens who) {
        return given().auth().oauth2(who.sign());
    }

    protected static void problem(Response answer, int status, String code) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + code));
    }
}
