package io.qloop.gateway.proxy;

import static io.qloop.gateway.testing.Caller.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.gateway.testing.Caller;
import io.qloop.gateway.testing.GatewayTest;
import io.qloop.gateway.testing.StandIns;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@GatewayTest
@Tag("AH-83")
class UploadsTest {
    private static final String FILES = "/api/v1/inspections/1/attachments";
    private static final String FORM = "multipart/form-data; boundary=limit";
    private static final int LIMIT = 1024 * 1024;

    @TestHTTPResource
    URI gateway;

    StandIns services;
    Caller caller;

    @BeforeEach
    void start() {
        services.reset();
        caller = new Caller(gateway);
    }

    @Test
    void passesFilesOnThatAreLargerThanADocumentMayBe() {
        var received = new AtomicLong();
        services.service("returns").answers(request -> {
            request.handler(chunk -> received.addAndGet(chunk.length()));
            request.endHandler(_ -> request.response().setStatusCode(201).end());
        });

        assertThat(upload(FILES, FORM, BodyPublishers.ofByteArray(new byte[LIMIT]))
                        .statusCode())
                .isEqualTo(201);
        assertThat(upload(FILES, FORM, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[LIMIT])))
                        .statusCode())
                .isEqualTo(201);
        assertThat(received.get()).isEqualTo(2L * LIMIT);
    }

    @Test
    void passesAFileOnWhileItIsStillBeingSent() throws Exception {
        var first = new CompletableFuture<String>();
        services.service("returns").answers(request -> {
            request.handler(chunk -> first.complete(chunk.toString()));
            request.endHandler(_ -> request.response().setStatusCode(201).end());
        });

        try (var socket = new Socket(gateway.getHost(), gateway.getPort())) {
            var out = socket.getOutputStream();
            out.write(ascii("POST " + FILES + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: " + FORM
                    + "\r\nContent-Length: 12\r\n\r\nfirst,"));
            var early = first.get(30, TimeUnit.SECONDS);
            out.write(ascii("second"));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertThat(early).isEqualTo("first,");
            assertThat(answer).startsWith("HTTP/1.1 201");
        }
    }

    @Test
    void refusesAnUploadOverItsOwnLimitAndNamesIt() {
        var declared = upload(FILES, FORM, BodyPublishers.ofByteArray(new byte[LIMIT + 1]));
        var chunked =
                upload(FILES, FORM, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[LIMIT + 1])));

        assertProblem(declared, 413, "body-too-large");
        assertThat(Caller.json(declared).getString("detail")).contains("1,048,576");
        assertProblem(chunked, 413, "body-too-large");
        assertThat(Caller.json(chunked).getString("detail")).contains("1,048,576");
    }

    @Test
    void keepsTheLimitOfDocumentsForEverythingElse() {
        var large = BodyPublishers.ofByteArray(new byte[LIMIT]);

        for (var refused : new HttpResponse<?>[] {
            upload(FILES, "application/json", large),
            upload("/api/v1/inspections", FORM, large),
            upload("/api/v1/survey-answers/token", FORM, large)
        }) {
            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(refused.body().toString()).contains("65,536");
        }
    }

    @Test
    void passesAPartOfAFileOnAsTheServiceGivesIt() {
        services.service("returns").answers(request -> request.response()
                .setStatusCode(206)
                .putHeader("Content-Range", request.getHeader("Range").replace('=', ' ') + "/1000")
                .putHeader("Content-Disposition", "attachment; filename=\"a.png\"; filename*=UTF-8''a.png")
                .putHeader("Content-Type", "image/png")
                .putHeader("ETag", "\"abc\"")
                .putHeader("Accept-Ranges", "bytes")
                .end(Buffer.buffer(new byte[10])));

        var part = caller.send(
                caller.to(FILES + "/2").header("Range", "bytes=10-19").build(), BodyHandlers.ofByteArray());

        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).hasSize(10);
        assertThat(part.headers().map())
                .containsEntry("content-range", List.of("bytes 10-19/1000"))
                .containsEntry("content-disposition", List.of("attachment; filename=\"a.png\"; filename*=UTF-8''a.png"))
                .containsEntry("content-type", List.of("image/png"))
                .containsEntry("etag", List.of("\"abc\""))
                .containsEntry("accept-ranges", List.of("bytes"))
                .containsEntry("x-content-type-options", List.of("nosniff"));
    }

    private HttpResponse<String> upload(String path, String type, BodyPublisher body) {
        return caller.send(caller.to(path)
                .header("Content-Type", type)
                .header("Accept-Language", "en")
                .POST(body)
                .build());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
