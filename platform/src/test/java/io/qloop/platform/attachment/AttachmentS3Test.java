package io.qloop.platform.attachment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.qloop.platform.testing.FileFixture;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.quarkus.test.junit.QuarkusMock;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same service with its files in a bucket, and what callers see while the bucket is away or full. */
@ServiceTest
@Tag("AH-83")
class AttachmentS3Test {

    private static final String NOTES = "/api/v1/notes";

    @TempDir
    Path directory;

    @Inject
    AttachmentSweep sweep;

    private S3Server server;
    private BlobStore store;
    private String note;

    @BeforeEach
    void start() throws IOException {
        server = new S3Server(directory.resolve("server"));
        store = AttachmentS3StoreTest.store(directory, server.endpoint(), Map.of());
        QuarkusMock.installMockForType(store, BlobStore.class);
        note = openNote().then().statusCode(201).extract().path("id");
    }

    @AfterEach
    void stop() {
        store.close();
        server.close();
    }

    @Test
    void keepsFilesInTheBucket() throws IOException {
        var content = FileFixture.pdf(100_000);

        String id =
                upload("report.pdf", content).then().statusCode(201).extract().path("[0].id");

        assertThat(objects()).isOne();
        assertThat(spooled()).isZero();
        assertThat(download(id).asByteArray()).isEqualTo(content);
        var part =
                given().auth().oauth2(staff()).header("Range", "bytes=99990-").get(path() + id);
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.asByteArray()).isEqualTo(Arrays.copyOfRange(content, 99_990, 100_000));
    }

    @Test
    void sendsNothingThatIsRefused() throws IOException {
        problem(upload("photo.jpg", FileFixture.exe()), 422, "attachment-type-refused");

        assertThat(objects()).isZero();
        assertThat(spooled()).isZero();
    }

    @Test
    void deletesFromTheBucketWhatNobodyNeeds() throws IOException {
        var answer = upload("a.png", FileFixture.png()).then().statusCode(201).extract();
        String sha256 = answer.path("[0].sha256");
        AttachmentStoreContract.age(server.bucket().resolve("returns").resolve(Content.path(sha256)));

        sweep.sweep();
        assertThat(objects()).isOne();

        given().auth()
                .oauth2(staff())
                .contentType(ContentType.JSON)
                .body("{\"reason\":\"wrong picture\"}")
                .put(path() + answer.path("[0].id") + "/removal")
                .then()
                .statusCode(204);
        sweep.sweep();
        assertThat(objects()).isZero();
    }

    @Test
    void refusesFilesAloneWhileTheBucketIsAway() throws IOException {
        String before = upload("a.png", FileFixture.png())
                .then()
                .statusCode(201)
                .extract()
                .path("[0].id");
        server.stop();

        problem(upload("b.png", FileFixture.png()), 503, "attachment-store-unavailable");
        problem(download(before), 503, "attachment-store-unavailable");
        openNote().then().statusCode(201);
        given().auth().oauth2(staff()).get(path()).then().statusCode(200).body("name", contains("a.png"));
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/well")
                .then()
                .statusCode(503)
                .body(
                        "checks.find { it.name == 'attachments' }.data.reason",
                        equalTo("Bucket evidence does not answer"));
        assertThat(spooled()).isZero();

        server.start();
        upload("b.png", FileFixture.png()).then().statusCode(201);
        download(before).then().statusCode(200);
        given().get("/q/health/well").then().statusCode(200);
    }

    @Test
    void addsNothingWhileTheBucketTakesNothing() throws IOException {
        server.refuse();

        problem(upload("a.png", FileFixture.png()), 503, "attachment-store-unavailable");

        given().auth().oauth2(staff()).get(path()).then().body("$", empty());
        assertThat(objects()).isZero();
        assertThat(spooled()).isZero();
    }

    private Response openNote() {
        return given().auth()
                .oauth2(staff())
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType(ContentType.JSON)
                .body("{\"text\":\"a\",\"class\":\"normal\"}")
                .post(NOTES);
    }

    private String path() {
        return NOTES + "/" + note + "/attachments/";
    }

    private Response upload(String name, byte[] content) {
        return given().auth().oauth2(staff()).multiPart("file", name, content).post(path());
    }

    private Response download(String id) {
        return given().auth().oauth2(staff()).get(path() + id);
    }

    private long objects() throws IOException {
        return count(server.bucket());
    }

    private long spooled() throws IOException {
        return count(directory.resolve("incoming"));
    }

    private static long count(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return 0;
        }
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private static void problem(Response answer, int status, String code) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + code));
    }

    private static String staff() {
        return Tokens.of("wang.qc").roles("staff").functions("quality").sign();
    }
}
