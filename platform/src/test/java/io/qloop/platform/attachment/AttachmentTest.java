package io.qloop.platform.attachment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.qloop.platform.problem.Refusal;
import io.qloop.platform.testing.FileFixture;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.qloop.platform.web.NoteAttachmentResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
@Tag("AH-83")
class AttachmentTest {

    private static final String NOTES = "/api/v1/notes";
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    @Inject
    Attachments attachments;

    @Inject
    AttachmentSweep sweep;

    @Inject
    AttachmentSettings settings;

    private String note;

    @BeforeEach
    void openNote() {
        openNote("a");
    }

    private void openNote(String text) {
        note = given().auth()
                .oauth2(staff())
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType(ContentType.JSON)
                .body("{\"text\":\"" + text + "\",\"class\":\"normal\"}")
                .post(NOTES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void keepsSeveralFilesAtOnce() {
        var picture = FileFixture.png();

        given().auth()
                .oauth2(staff())
                .multiPart("file", "scratch.png", picture)
                .multiPart("file", "report.docx", FileFixture.zip("[Content_Types].xml", "word/document.xml"))
                .post(path())
                .then()
                .statusCode(201)
                .body("name", contains("scratch.png", "report.docx"))
                .body("mediaType", contains("image/png", DOCX))
                .body("[0].size", equalTo(picture.length))
                .body("[0].uploadedBy", equalTo("wang.qc"))
                .body("[0].locked", equalTo(false));

        list().body("name", contains("scratch.png", "report.docx"));
    }

    @Test
    void givesTheFileBackToBeSavedOnly() {
        var content = FileFixture.pdf(100_000);
        var id = added(upload("report.pdf", content));

        var answer = download(id);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asByteArray()).isEqualTo(content);
        assertThat(answer.contentType()).isEqualTo("application/pdf");
        assertThat(answer.headers().getValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.header("Content-Security-Policy")).startsWith("sandbox");
        assertThat(answer.header("Content-Length")).isEqualTo("100000");
        assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"report.pdf\"; filename*=UTF-8''report.pdf");
        assertThat(answer.header("ETag")).isEqualTo('"' + sha256(id) + '"');
    }

    @Test
    void doesNotGuessTheCharactersOfATextFile() {
        var id = added(upload("a.txt", "text".getBytes(StandardCharsets.UTF_8)));

        assertThat(download(id).contentType()).isEqualTo("text/plain");
    }

    @Test
    void keepsAChineseFileName() throws Exception {
        var content = FileFixture.pdf();
        var id = uploadRaw("检验报告 7号.pdf", content);

        list().body("name", contains("检验报告 7号.pdf"));
        assertThat(download(id).header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"____ 7_.pdf\";"
                        + " filename*=UTF-8''%E6%A3%80%E9%AA%8C%E6%8A%A5%E5%91%8A%207%E5%8F%B7.pdf");
    }

    @Test
    void takesNoPathFromTheName() throws Exception {
        uploadRaw("../../../etc/cron.d/evil.pdf", FileFixture.pdf());

        list().body("name", contains("evil.pdf"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bytes=0-9      | 0  | 9
            bytes=90-      | 90 | 99
            bytes=-10      | 90 | 99
            bytes=50-5000  | 50 | 99
            bytes=-5000    | 0  | 99
            """)
    void givesAPartOfTheFile(String range, int first, int last) {
        var content = FileFixture.pdf(100);
        var id = added(upload("a.pdf", content));

        var answer = given().auth().oauth2(staff()).header("Range", range).get(path() + id);

        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.header("Content-Range")).isEqualTo("bytes " + first + "-" + last + "/100");
        assertThat(answer.asByteArray()).isEqualTo(Arrays.copyOfRange(content, first, last + 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0"})
    void refusesAPartThatIsNotThere(String range) {
        var id = added(upload("a.pdf", FileFixture.pdf(100)));

        problem(given().auth().oauth2(staff()).header("Range", range).get(path() + id), 416, "attachment-range-invalid")
                .header("Content-Range", "bytes */100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-1,5-6", "lines=1-2", "bytes=9-1", "bytes=-", "bytes=99999999999999999999-"})
    void givesTheWholeWhereItDoesNotUnderstandThePart(String range) {
        var id = added(upload("a.pdf", FileFixture.pdf(100)));

        var answer = given().auth().oauth2(staff()).header("Range", range).get(path() + id);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asByteArray()).hasSize(100);
    }

    @Test
    void givesThePartOnlyOfTheContentThatTheCallerHas() {
        var id = added(upload("a.pdf", FileFixture.pdf(100)));

        var request = given().auth().oauth2(staff()).header("Range", "bytes=0-9");

        request.header("If-Range", "\"other\"").get(path() + id).then().statusCode(200);
        given().auth()
                .oauth2(staff())
                .header("Range", "bytes=0-9")
                .header("If-Range", '"' + sha256(id) + '"')
                .get(path() + id)
                .then()
                .statusCode(206);
    }

    @Test
    void tellsAboutTheFileWithoutIt() {
        var id = added(upload("a.pdf", FileFixture.pdf(100)));

        var answer = given().auth().oauth2(staff()).head(path() + id);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Content-Length")).isEqualTo("100");
        assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(answer.header("ETag")).isEqualTo('"' + sha256(id) + '"');
    }

    @Test
    void sendsNothingToWhoHasItAlready() {
        var id = added(upload("a.pdf", FileFixture.pdf(100)));

        given().auth()
                .oauth2(staff())
                .header("If-None-Match", '"' + sha256(id) + '"')
                .get(path() + id)
                .then()
                .statusCode(304);
    }

    @Test
    void believesTheContentAndNotTheName() {
        var html = "<!DOCTYPE html><html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);

        problem(upload("photo.png", FileFixture.exe()), 422, "attachment-type-refused");
        problem(upload("report.pdf", html), 422, "attachment-type-refused");
        problem(upload("files.zip", FileFixture.zip("a.txt")), 422, "attachment-type-refused");
        assertThat(upload("setup.exe", FileFixture.png()).jsonPath().getList("name"))
                .containsExactly("setup.exe.png");
    }

    @Test
    void addsAllFilesOrNone() {
        problem(
                given().auth()
                        .oauth2(staff())
                        .multiPart("file", "a.png", FileFixture.png())
                        .multiPart("file", "b.png", FileFixture.exe())
                        .post(path()),
                422,
                "attachment-type-refused");

        list().body("$", empty());
    }

    @Test
    void refusesFilesThatAreTooLargeOrEmptyOrMissing() throws Exception {
        var limit = (int) settings.maxSize().asLongValue();

        upload("a.pdf", FileFixture.pdf(limit)).then().statusCode(201);
        problem(upload("b.pdf", FileFixture.pdf(limit + 1)), 413, "attachment-too-large");
        problem(upload("d.pdf", new byte[0]), 422, "attachment-empty");
        problem(given().auth().oauth2(staff()).multiPart("other", "text").post(path()), 400, "attachment-missing");
        assertThat(incoming()).isZero();
    }

    @Test
    void refusesByTheHeadersBeforeAnyByteOfAFile() throws IOException {
        assertThat(answerToHeaders(90_000_000, staff()))
                .startsWith("HTTP/1.1 413 ")
                .contains("/problems/body-too-large");
        assertThat(answerToHeaders(1_000_000, "nobody")).startsWith("HTTP/1.1 401 ");
        var auditor = Tokens.of("audit").roles("auditor").sign();
        assertThat(answerToHeaders(1_000_000, auditor)).startsWith("HTTP/1.1 403 ");
    }

    @Test
    void runsOnVirtualThreads() {
        NoteAttachmentResource.virtual = false;

        list();

        assertThat(NoteAttachmentResource.virtual).isTrue();
    }

    @Test
    void countsTheFilesOfACaseEvenAtOnce() throws Exception {
        Callable<Integer> upload = () -> upload("a.png", FileFixture.png()).statusCode();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = threads.invokeAll(List.of(upload, upload, upload, upload, upload, upload, upload)).stream()
                    .map(f -> f.resultNow())
                    .sorted()
                    .toList();
            assertThat(statuses).containsExactly(201, 201, 201, 201, 201, 409, 409);
        }

        problem(upload("a.png", FileFixture.png()), 409, "attachment-too-many");
        list().body("$", hasSize(settings.maxPerCase()));
    }

    @Test
    void addsTheSameFileOnce() {
        var content = FileFixture.png();

        var first = added(upload("a.png", content));
        var again = added(upload("a.png", content));
        var otherName = added(upload("b.png", content));

        assertThat(again).isEqualTo(first).isNotEqualTo(otherName);
        list().body("name", contains("a.png", "b.png"));
        assertThat(sha256(otherName)).isEqualTo(sha256(first));
        assertThat(blob(sha256(first))).exists();
    }

    @Test
    void isClosedToWhoMayNot() {
        var id = added(upload("a.png", FileFixture.png()));
        var customer = Tokens.of("acme").roles("customer").customer("C-1007").sign();
        var auditor = Tokens.of("audit").roles("auditor").sign();

        problem(given().get(path() + id), 401, "unauthenticated");
        problem(given().multiPart("file", "a.png", FileFixture.png()).post(path()), 401, "unauthenticated");
        problem(given().auth().oauth2(customer).get(path() + id), 403, "role-required");
        problem(
                given().auth()
                        .oauth2(auditor)
                        .multiPart("file", "a.png", FileFixture.png())
                        .post(path()),
                403,
                "role-required");
    }

    @Test
    void belongsToItsCaseOnly() {
        var id = added(upload("a.png", FileFixture.png()));
        openNote();

        problem(download(id), 404, "attachment-not-found");
        problem(remove(id), 404, "attachment-not-found");
    }

    @Test
    void staysOnceItsItemIsSigned() {
        var id = added(upload("a.png", FileFixture.png()));
        QuarkusTransaction.requiringNew().run(() -> attachments.lock(scope()));

        problem(remove(id), 409, "attachment-locked");
        list().body("locked", contains(true));
        download(id).then().statusCode(200);
    }

    @Test
    void givesNoDamagedFileToTheEnd() throws IOException {
        var content = FileFixture.pdf(100_000);
        var id = added(upload("report.pdf", content));
        content[50_000] ^= 1;
        Files.write(blob(sha256(id)), content);

        assertThatThrownBy(() -> download(id)).hasStackTraceContaining("end of Content-Length");
    }

    @Test
    void addsNothingToWhatIsConcluded() throws IOException {
        openNote("concluded");

        problem(upload("a.png", FileFixture.png()), 409, "attachment-item-closed");
        list().body("$", empty());
        assertThat(incoming()).isZero();
    }

    @Test
    void showsACustomerWhatTheCustomerAddedAlone() {
        var ours = AttachmentScope.ofOurs(UUID.fromString(note));
        var customers = AttachmentScope.ofCustomer(UUID.fromString(note));
        var internal = attachments.add(ours, "internal.png", new ByteArrayInputStream(FileFixture.png()));
        var sent = attachments.add(customers, "sent.png", new ByteArrayInputStream(FileFixture.png()));

        assertThat(attachments.list(customers)).extracting(Attachment::id).containsExactly(sent.id());
        assertThat(attachments.list(ours)).extracting(Attachment::id).containsExactly(internal.id(), sent.id());
        assertThatThrownBy(() -> attachments.get(customers, internal.id())).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> attachments.remove(customers, internal.id(), "x"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void leavesAMarkWhenItIsRemoved() {
        var id = added(upload("a.png", FileFixture.png()));

        remove(id).then().statusCode(204);

        list().body("$", empty());
        problem(download(id), 410, "attachment-removed");
        problem(remove(id), 410, "attachment-removed");
        var auditor = Tokens.of("audit").roles("auditor").sign();
        assertThat(given().auth()
                        .oauth2(auditor)
                        .get("/api/v1/services/returns/audit-entries?caseId=" + note)
                        .asString())
                .contains("wrong picture");
    }

    @Test
    void deletesAContentWhenNobodyNeedsItAnyMore() throws IOException {
        var content = FileFixture.png();
        var first = added(upload("a.png", content));
        var second = added(upload("b.png", content));
        var blob = blob(sha256(first));
        age(blob);

        remove(first).then().statusCode(204);
        sweep.sweep();
        assertThat(blob).exists();
        assertThat(download(second).asByteArray()).isEqualTo(content);

        remove(second).then().statusCode(204);
        sweep.sweep();
        assertThat(blob).doesNotExist();
    }

    @Test
    void clearsTheContentAfterARollback() throws IOException {
        var content = FileFixture.png();
        var blob = new Path[1];

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    var added = attachments.add(scope(), "a.png", new ByteArrayInputStream(content));
                    blob[0] = blob(added.sha256());
                    assertThat(blob[0]).exists();
                    throw new IllegalStateException("rolled back");
                }))
                .hasStackTraceContaining("rolled back");

        list().body("$", empty());
        sweep.sweep();
        assertThat(blob[0]).as("young").exists();
        age(blob[0]);
        sweep.sweep();
        assertThat(blob[0]).doesNotExist();
    }

    @Test
    void sparesAnUnusedContentThatIsBeingUsedAgain() throws IOException {
        var content = FileFixture.png();
        var blob = blob(sha256(added(upload("a.png", content))));
        var removed = list().extract().<String>path("[0].id");
        remove(removed).then().statusCode(204);

        QuarkusTransaction.requiringNew().run(() -> {
            attachments.add(scope(), "b.png", new ByteArrayInputStream(content));
            age(blob);
            sweepNow();
        });

        assertThat(blob).exists();
    }

    @Test
    void refusesWhatTheScannerFinds() {
        QuarkusMock.installMockForType((Scanner) _ -> Optional.of("EICAR"), Scanner.class);

        problem(upload("a.png", FileFixture.png()), 422, "attachment-malicious");
        list().body("$", empty());
        assertThat(incoming()).isZero();
    }

    @Test
    void storesNothingUnscanned() {
        QuarkusMock.installMockForType(
                (Scanner) _ -> {
                    throw new IOException("Connection refused");
                },
                Scanner.class);

        problem(upload("a.png", FileFixture.png()), 503, "attachment-scan-unavailable")
                .header("Retry-After", "5");
        list().body("$", empty());
        assertThat(incoming()).isZero();
    }

    @Test
    void addsNothingWhileTheStoreFails() throws IOException {
        var file = Files.createTempFile("attachments", "");
        QuarkusMock.installMockForType(new DirectoryStore(file), BlobStore.class);

        problem(upload("a.png", FileFixture.png()), 503, "attachment-store-unavailable");
        list().body("$", empty());
        Files.delete(file);
    }

    @Test
    void addsNothingWhenTheDiskIsFullInTheEnd() {
        QuarkusMock.installMockForType(new FullStore(new DirectoryStore(settings.directory())), BlobStore.class);

        problem(upload("a.png", FileFixture.png()), 503, "attachment-store-unavailable");
        list().body("$", empty());
        assertThat(incoming()).isZero();
    }

    /** Takes everything in, but has no room left where it would stay. */
    record FullStore(BlobStore store) implements BlobStore {

        @Override
        public Incoming receive(InputStream bytes, long max) throws IOException {
            var incoming = store.receive(bytes, max);
            return new Incoming() {
                @Override
                public Content content() {
                    return incoming.content();
                }

                @Override
                public Path file() {
                    return incoming.file();
                }

                @Override
                public void prepare() {}

                @Override
                public void keep() throws IOException {
                    throw new IOException("No space left on device");
                }

                @Override
                public void close() {
                    incoming.close();
                }
            };
        }

        @Override
        public InputStream open(String sha256, ByteRange range) throws IOException {
            return store.open(sha256, range);
        }

        @Override
        public boolean exists(String sha256) throws IOException {
            return store.exists(sha256);
        }

        @Override
        public void delete(String sha256) throws IOException {
            store.delete(sha256);
        }

        @Override
        public void sweep(Instant before, Consumer<String> old) throws IOException {
            store.sweep(before, old);
        }

        @Override
        public void check() throws IOException {
            store.check();
        }
    }

    @Test
    void locksOnlyInsideOfTheSignature() {
        assertThatThrownBy(() -> attachments.lock(scope())).isNotInstanceOf(Refusal.class);
    }

    private AttachmentScope scope() {
        return AttachmentScope.ofOurs(UUID.fromString(note));
    }

    private String path() {
        return NOTES + "/" + note + "/attachments/";
    }

    private Response upload(String name, byte[] content) {
        return given().auth().oauth2(staff()).multiPart("file", name, content).post(path());
    }

    /** As browsers send it: the name in UTF-8. */
    private String uploadRaw(String name, byte[] content) throws Exception {
        var head = "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/pdf\r\n\r\n";
        var body = List.of(
                head.getBytes(StandardCharsets.UTF_8), content, "\r\n--limit--\r\n".getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path()))
                .header("Authorization", "Bearer " + staff())
                .header("Content-Type", "multipart/form-data; boundary=limit")
                .POST(BodyPublishers.ofByteArrays(body))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        }
        return list().extract().path("[0].id");
    }

    /** Announces a form of this length and waits for the answer without sending any of it. */
    private String answerToHeaders(int length, String token) throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(5_000);
            var request = "POST " + path() + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                    + "\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=limit\r\nContent-Length: "
                    + length
                    + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new StringBuilder();
            // The connection may stay open: the server waits for the body that never comes.
            for (int read;
                    answer.indexOf("\"status\"") < 0
                            && (read = socket.getInputStream().read()) >= 0; ) {
                answer.append((char) read);
            }
            return answer.toString();
        }
    }

    private Response download(String id) {
        return given().auth().oauth2(staff()).get(path() + id);
    }

    private Response remove(String id) {
        return given().auth()
                .oauth2(staff())
                .contentType(ContentType.JSON)
                .body("{\"reason\":\"wrong picture\"}")
                .put(path() + id + "/removal");
    }

    private ValidatableResponse list() {
        return given().auth().oauth2(staff()).get(path()).then().statusCode(200);
    }

    private String sha256(String id) {
        return list().extract().path("find { it.id == '" + id + "' }.sha256");
    }

    private Path blob(String sha256) {
        return settings.directory()
                .resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }

    private long incoming() {
        try (var files = Files.list(settings.directory().resolve("incoming"))) {
            return files.count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void sweepNow() {
        try {
            sweep.sweep();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String added(Response upload) {
        return upload.then().statusCode(201).extract().path("[0].id");
    }

    private static void age(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ValidatableResponse problem(Response answer, int status, String code) {
        return answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + code));
    }

    private static String staff() {
        return Tokens.of("wang.qc").roles("staff").functions("quality").sign();
    }
}
