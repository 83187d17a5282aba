package io.qloop.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.gateway.testing.Caller;
import io.qloop.gateway.testing.GatewayTest;
import io.qloop.gateway.testing.StandIns;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GatewayTest
class StreamsTest {
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
    void passesAnAnswerOnWhileItIsStillBeingMade() throws IOException {
        var goOn = new CompletableFuture<Void>();
        services.service("returns").answers(request -> {
            var response = request.response().setChunked(true);
            response.write("first,");
            goOn.thenRun(() -> response.end("second"));
        });

        var response = caller.send(caller.to("/api/v1/returns").build(), BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            var first = new String(body.readNBytes(6), StandardCharsets.UTF_8);
            goOn.complete(null);
            var second = new String(body.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(first + second).isEqualTo("first,second");
        }
    }

    @Test
    void answersOthersWhileManyWatchStreams() throws IOException {
        services.service("returns").answers(request -> {
            if (request.getHeader("Accept").startsWith("text/event-stream")) {
                request.response().setChunked(true).write(": still here\n\n");
            } else {
                request.response().end("answered");
            }
        });
        var open = new ArrayList<InputStream>();
        try {
            // More than there are connections for requests, on all event loops together.
            var watcher = caller;
            for (int i = 0; i < 600; i++) {
                if (i % 30 == 0) {
                    // One caller may watch 32.
                    watcher = new Caller(gateway, "127.0.1." + (i / 30 + 1));
                }
                var stream = watcher.send(
                        caller.to("/api/v1/returns")
                                .header("Accept", "text/event-stream")
                                .build(),
                        BodyHandlers.ofInputStream());
                open.add(stream.body());
                assertThat(stream.statusCode()).isEqualTo(200);
            }

            var answer = caller.send(
                    caller.to("/api/v1/returns").header("Accept", "text/plain").build(), BodyHandlers.ofString());

            assertThat(answer.body()).isEqualTo("answered");
        } finally {
            for (var stream : open) {
                stream.close();
            }
        }
    }

    @Test
    void passesABodyOnWhileItIsStillBeingSent() throws Exception {
        var first = new CompletableFuture<String>();
        services.service("returns").answers(request -> {
            var whole = Buffer.buffer();
            request.handler(chunk -> {
                whole.appendBuffer(chunk);
                first.complete(chunk.toString());
            });
            request.endHandler(_ -> request.response().end(whole));
        });

        try (var socket = new Socket(gateway.getHost(), gateway.getPort())) {
            var out = socket.getOutputStream();
            out.write(ascii("POST /api/v1/returns HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n6\r\nfirst,\r\n"));
            var early = first.get(30, TimeUnit.SECONDS);
            out.write(ascii("6\r\nsecond\r\n0\r\n\r\n"));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertThat(early).isEqualTo("first,");
            assertThat(answer).startsWith("HTTP/1.1 200").contains("first,second");
        }
    }

    @Test
    void passesALargeAnswerOn() {
        int chunks = 512;
        var chunk = Buffer.buffer(new byte[64 * 1024]);
        services.service("returns").answers(request -> {
            var response = request.response().putHeader("Content-Length", Integer.toString(chunks * chunk.length()));
            new Object() {
                private int left = chunks;

                private void write() {
                    while (left > 0) {
                        left--;
                        response.write(chunk);
                        if (response.writeQueueFull()) {
                            response.drainHandler(_ -> write());
                            return;
                        }
                    }
                    response.end();
                }
            }.write();
        });

        var response = caller.send(caller.to("/api/v1/returns").build(), BodyHandlers.ofByteArray());

        assertThat(response.body()).hasSize(chunks * chunk.length());
    }

    @Test
    void keepsManyCallsApart() throws InterruptedException, ExecutionException, TimeoutException, IOException {
        var calls = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 64; i++) {
                int number = i;
                var one = new Caller(gateway, "127.0.1." + (number + 1));
                calls.add(threads.submit(() -> {
                    for (int round = 0; round < 20; round++) {
                        var mark = number + "-" + round;
                        var service = round % 2 == 0 ? "returns" : "complaints";
                        var got = Caller.json(one.send(one.to("/api/v1/" + service + "?mark=" + mark)
                                .header("Authorization", "Bearer " + mark)
                                .POST(BodyPublishers.ofString(mark))
                                .build()));
                        assertThat(got.getString("uri")).endsWith("mark=" + mark);
                        assertThat(got.getString("body")).isEqualTo(mark);
                        assertThat(got.getJsonObject("headers").getString("authorization"))
                                .isEqualTo("Bearer " + mark);
                    }
                }));
            }
            for (var call : calls) {
                call.get(60, TimeUnit.SECONDS);
            }
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
