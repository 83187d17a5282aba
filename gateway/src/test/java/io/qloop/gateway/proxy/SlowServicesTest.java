package io.qloop.gateway.proxy;

import static io.qloop.gateway.testing.Caller.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qloop.gateway.testing.Caller;
import io.qloop.gateway.testing.GatewayTest;
import io.qloop.gateway.testing.StandIns;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@GatewayTest
@TestProfile(SlowServicesTest.Impatient.class)
class SlowServicesTest {
    /** Times that a test can wait for. */
    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "gateway.proxy.connect-timeout", "500ms",
                    "gateway.proxy.response-timeout", "1s",
                    "gateway.proxy.keep-alive", "1s");
        }
    }

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
    void saysThatAServiceIsTooSlow() {
        services.service("returns").answers(request -> {});

        var get = caller.get("/api/v1/returns", "Accept-Language", "zh");
        var put = caller.send(caller.to("/api/v1/inspections/1/result")
                .PUT(BodyPublishers.ofString("{}"))
                .build());

        assertProblem(get, 504, "service-timeout");
        assertThat(Caller.json(get).getString("title")).isEqualTo("服务响应超时");
        assertProblem(put, 504, "service-timeout");
    }

    /** A slow line takes longer to send a file than a service may take to answer. */
    @Test
    @Tag("AH-83")
    void waitsForAnUploadAsLongAsBytesFlow() {
        services.service("returns")
                .answers(request -> request.endHandler(
                        _ -> request.response().setStatusCode(201).end()));
        var slowly = new InputStream() {
            private int left = 8;

            @Override
            public int read() {
                LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                int read = read();
                if (read < 0) {
                    return -1;
                }
                buffer[offset] = (byte) read;
                return 1;
            }
        };

        var response = caller.send(caller.to("/api/v1/inspections/1/attachments")
                .header("Content-Type", "multipart/form-data; boundary=limit")
                .POST(BodyPublishers.ofInputStream(() -> slowly))
                .build());

        assertThat(response.statusCode()).isEqualTo(201);
    }

    @Test
    void breaksOffAnAnswerThatFallsSilent() {
        services.service("returns")
                .answers(request -> request.response().setChunked(true).write("half"));

        assertThatThrownBy(() -> caller.get("/api/v1/returns")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void isNotHeldUpByOneSlowService() {
        services.service("returns").answers(request -> {});
        var slow =
                caller.client().sendAsync(caller.to("/api/v1/returns").build(), HttpResponse.BodyHandlers.ofString());

        var quick = caller.get("/api/v1/complaints");

        assertThat(quick.statusCode()).isEqualTo(200);
        assertProblem(slow.join(), 504, "service-timeout");
    }

    @Test
    void saysThatAServiceDoesNotTakeTheConnection() throws IOException {
        services.service("survey").stop();
        // A server that accepts nothing: its queue is full, further connections hang.
        try (var full = new ServerSocket(services.service("survey").port(), 1, InetAddress.getByName("localhost"))) {
            var waiting = new ArrayList<Socket>();
            try {
                while (true) {
                    var socket = new Socket();
                    waiting.add(socket);
                    socket.connect(full.getLocalSocketAddress(), 200);
                }
            } catch (SocketTimeoutException queueIsFull) {
                assertProblem(caller.get("/api/v1/surveys"), 504, "service-timeout");
            } finally {
                for (var socket : waiting) {
                    socket.close();
                }
            }
        } finally {
            services.service("survey").start();
        }
    }
}
