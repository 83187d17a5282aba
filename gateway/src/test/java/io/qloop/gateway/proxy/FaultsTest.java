package io.qloop.gateway.proxy;

import static io.qloop.gateway.testing.Caller.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.qloop.gateway.testing.Caller;
import io.qloop.gateway.testing.GatewayTest;
import io.qloop.gateway.testing.StandIns;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
class FaultsTest {
    private static final int LIMIT = 64 * 1024;

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
    void saysThatAServiceIsAwayAndGoesOnWhenItIsBack() {
        caller.get("/api/v1/feedbacks");
        services.service("feedback").stop();

        var english = caller.get("/api/v1/feedbacks", "Accept-Language", "en");
        var chinese = caller.get("/api/v1/feedbacks", "Accept-Language", "zh");
        var posted = caller.send(caller.to("/api/v1/feedbacks")
                .POST(BodyPublishers.ofString("{}"))
                .build());
        services.service("feedback").start();
        var back = caller.get("/api/v1/feedbacks");

        assertProblem(english, 502, "service-unreachable");
        assertThat(Caller.json(english).getString("detail")).contains("feedback cannot be reached");
        assertThat(Caller.json(chinese).getString("detail")).contains("暂时无法访问");
        assertProblem(posted, 502, "service-unreachable");
        assertThat(back.statusCode()).isEqualTo(200);
    }

    @Test
    void saysThatAServiceBrokeOff() {
        services.service("returns").answers(request -> request.connection().close());

        assertProblem(caller.get("/api/v1/returns"), 502, "service-unreachable");
    }

    @Test
    void neverMakesHalfAnAnswerLookWhole() {
        services.service("returns").answers(request -> request.response()
                .setChunked(true)
                .write("half")
                .onSuccess(_ -> request.connection().close()));

        assertThatThrownBy(() -> caller.get("/api/v1/returns")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void letsTheServiceGoWhenTheCallerHasGone() throws IOException {
        var asked = new CompletableFuture<Void>();
        var gone = new CompletableFuture<Void>();
        services.service("returns").answers(request -> {
            request.connection().closeHandler(_ -> gone.complete(null));
            asked.complete(null);
        });

        try (var socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.getOutputStream()
                    .write("GET /api/v1/returns HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            await().until(asked::isDone);
        }

        // Sooner than the time-out would do it.
        await().until(gone::isDone);
    }

    @Test
    void takesABodyUpToTheLimit() {
        var declared = caller.send(caller.to("/api/v1/returns")
                .POST(BodyPublishers.ofString("x".repeat(LIMIT)))
                .build());
        var chunked = caller.send(caller.to("/api/v1/returns")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[LIMIT])))
                .build());

        assertThat(Caller.json(declared).getString("body")).hasSize(LIMIT);
        assertThat(Caller.json(chunked).getString("body")).hasSize(LIMIT);
    }

    @ParameterizedTest
    @ValueSource(ints = {LIMIT + 1, 3 * 1024 * 1024})
    void refusesABodyOverTheLimitBeforeTheServiceSeesIt(int size) {
        services.service("returns").answers(request -> {
            throw new AssertionError("The service was asked");
        });

        var response = caller.send(caller.to("/api/v1/returns")
                .header("Accept-Language", "en")
                .POST(BodyPublishers.ofByteArray(new byte[size]))
                .build());

        assertProblem(response, 413, "body-too-large");
        assertThat(Caller.json(response).getString("detail")).contains("65,536");
    }

    @ParameterizedTest
    @ValueSource(ints = {LIMIT + 1, 3 * 1024 * 1024})
    void refusesABodyOverTheLimitAlsoWhenItsLengthIsNotDeclared(int size) {
        var received = new AtomicLong();
        services.service("returns").answers(request -> request.handler(chunk -> received.addAndGet(chunk.length())));

        var response = caller.send(caller.to("/api/v1/returns")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[size])))
                .build());
        services.reset();
        var next = caller.get("/api/v1/returns");

        assertProblem(response, 413, "body-too-large");
        assertThat(received.get()).isLessThanOrEqualTo(LIMIT);
        assertThat(next.statusCode()).isEqualTo(200);
    }

    @Test
    void refusesHeadsThatAreTooLarge() {
        var header = caller.raw(
                "GET /api/v1/returns HTTP/1.1\nHost: x\nConnection: close\nX-Big: " + "x".repeat(30_000) + "\n\n");
        var line =
                caller.raw("GET /api/v1/returns?x=" + "x".repeat(9_000) + " HTTP/1.1\nHost: x\nConnection: close\n\n");

        assertThat(header).startsWith("HTTP/1.1 431 ");
        assertThat(line).contains(" 414 ");
    }

    @Test
    void refusesToCallAServiceForSomebodyWhoCannotSeeWhereAStreamEnds() {
        var asked = new AtomicBoolean();
        services.service("returns").answers(request -> asked.set(true));

        var api = caller.raw("GET /api/v1/returns HTTP/1.0\nHost: x\n\n");
        var page = caller.raw("GET /q/health/live HTTP/1.0\nHost: x\n\n");

        assertThat(api)
                .startsWith("HTTP/1.0 505 ")
                .contains("/problems/http-version-too-old", "proxy_http_version 1.1");
        assertThat(page).startsWith("HTTP/1.0 200 ");
        assertThat(asked).isFalse();
    }

    @Test
    void refusesFramingThatTwoReadersWouldReadDifferently() {
        var twoLengths = caller.raw(
                "POST /api/v1/returns HTTP/1.1\nHost: x\nConnection: close\nContent-Length: 1\nContent-Length: 2\n\nab");
        var strange = caller.raw(
                "POST /api/v1/returns HTTP/1.1\nHost: x\nConnection: close\nTransfer-Encoding: gzip, chunked\n\n0\n\n");

        assertThat(twoLengths).startsWith("HTTP/1.1 400 ");
        assertThat(strange).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void doesNotForwardASmuggledRequest() {
        var seen = new AtomicLong();
        services.service("returns").answers(request -> request.body().onSuccess(_ -> {
            seen.incrementAndGet();
            request.response().end(request.uri());
        }));

        caller.raw("""
                POST /api/v1/returns HTTP/1.1
                Host: x
                Connection: close
                Content-Length: 5
                Transfer-Encoding: chunked

                0

                GET /q/metrics HTTP/1.1
                Host: x

                """);

        assertThat(seen.get()).isLessThanOrEqualTo(1);
    }

    @Test
    void drainsWhatTheServiceDidNotWantToRead() {
        services.service("returns")
                .answers(request -> request.response().setStatusCode(422).end("no"));

        for (int i = 0; i < 20; i++) {
            var response = caller.send(caller.to("/api/v1/returns")
                    .POST(BodyPublishers.ofByteArray(
                            Buffer.buffer("y".repeat(LIMIT)).getBytes()))
                    .build());

            assertThat(response.statusCode()).isEqualTo(422);
        }
    }
}
