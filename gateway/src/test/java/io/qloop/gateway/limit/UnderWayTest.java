package io.qloop.gateway.limit;

import static io.qloop.gateway.testing.Caller.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qloop.gateway.testing.Caller;
import io.qloop.gateway.testing.GatewayTest;
import io.qloop.gateway.testing.StandIns;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GatewayTest
class UnderWayTest {
    private static final int MOST = 32;
    private static final String LI = token("li");

    @TestHTTPResource
    URI gateway;

    StandIns services;

    @Inject
    CallersUnderWay underWay;

    Caller caller;
    private final Queue<HttpServerRequest> held = new ConcurrentLinkedQueue<>();
    private final List<Socket> sockets = new ArrayList<>();

    @BeforeEach
    void holdEveryCallOfLi() {
        services.reset();
        caller = new Caller(gateway);
        services.service("returns").answers(request -> {
            if (LI.equals(request.getHeader("Authorization")) && request.path().endsWith("/held")) {
                held.add(request);
            } else {
                request.response().end("answered");
            }
        });
    }

    @AfterEach
    void hangUp() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
        await().until(() -> underWay.callersThere() == 0);
    }

    @Test
    void refusesOneCallersOnlyWhatIsTooMuchForOneService() throws IOException {
        fill();

        var refused = caller.get("/api/v1/returns/1", "Authorization", LI);

        assertProblem(refused, 429, "too-many-under-way");
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(Caller.json(refused).getString("detail")).contains("32");
        assertThat(caller.get("/api/v1/returns/1", "Authorization", token("wang"))
                        .body())
                .as("another caller")
                .isEqualTo("answered");
        assertThat(caller.get("/api/v1/returns/1").statusCode())
                .as("a caller without a token")
                .isEqualTo(200);
        assertThat(caller.get("/api/v1/complaints/1", "Authorization", LI).statusCode())
                .as("another service")
                .isEqualTo(200);
        assertThat(caller.get("/api/v1/returns/1", "Authorization", LI, "Accept", "text/event-stream")
                        .body())
                .as("a stream")
                .isEqualTo("answered");
    }

    @Test
    void letsTheCallerInAgainWhenACallHasEnded() throws IOException {
        fill();

        var one = held.remove();
        one.connection().close();

        await().until(() -> caller.get("/api/v1/returns/1", "Authorization", LI).statusCode() == 200);
    }

    @Test
    void letsTheCallerInAgainAfterHangingUpInTheMiddleOfAnAnswer() throws IOException {
        fill();
        held.forEach(request -> request.response().setChunked(true).write("half"));
        for (var socket : sockets) {
            assertThat(socket.getInputStream().read()).isEqualTo('H');
        }

        sockets.removeFirst().close();

        await().until(() -> caller.get("/api/v1/returns/1", "Authorization", LI).statusCode() == 200);
    }

    private void fill() throws IOException {
        for (int i = 0; i < MOST; i++) {
            var socket = new Socket(gateway.getHost(), gateway.getPort());
            sockets.add(socket);
            socket.getOutputStream()
                    .write(("GET /api/v1/returns/held HTTP/1.1\r\nHost: x\r\nAuthorization: " + LI + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
        }
        await().until(() -> held.size() == MOST);
    }

    private static String token(String subject) {
        var claims = "{\"sub\":\"" + subject + "\"}";
        return "Bearer e30." + Base64.getUrlEncoder().encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".sig";
    }
}
