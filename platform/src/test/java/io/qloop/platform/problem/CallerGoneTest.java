package io.qloop.platform.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.vertx.core.http.HttpClosedException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers who hang up in the middle of what they say. */
@ServiceTest
class CallerGoneTest {

    private static final String NOTES = "/api/v1/notes";

    @Inject
    MeterRegistry meters;

    private final Logger everything = Logger.getLogger("");
    private final Logger problems = Logger.getLogger(Problems.class.getName());
    private final Log log = new Log();
    private final Level usual = problems.getLevel();

    /** What is logged, by whomever. */
    private static final class Log extends Handler {
        private final List<LogRecord> records = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord logged) {
            records.add(logged);
        }

        private boolean tellsOfCallerGone() {
            return records.stream().anyMatch(logged -> logged.getMessage().contains("broken off by its caller"));
        }

        private List<String> complaints() {
            return records.stream()
                    .filter(logged -> logged.getLevel().intValue() >= Level.WARNING.intValue())
                    .map(LogRecord::getMessage)
                    .toList();
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            records.clear();
        }
    }

    @BeforeEach
    void listen() {
        problems.setLevel(Level.FINE);
        log.setLevel(Level.ALL);
        everything.addHandler(log);
    }

    @AfterEach
    void stopListening() {
        everything.removeHandler(log);
        problems.setLevel(usual);
    }

    @Test
    void isNoFaultOfOursInTheMiddleOfADocument() {
        hangsUpAfter(NOTES, ContentType.JSON.toString(), "{\"text\":\"Half of");
    }

    @Test
    void isNoFaultOfOursInTheMiddleOfAFile() {
        var note = given().auth()
                .oauth2(staff())
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType(ContentType.JSON)
                .body("{\"text\":\"a\",\"class\":\"normal\"}")
                .post(NOTES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        hangsUpAfter(
                NOTES + "/" + note + "/attachments",
                "multipart/form-data; boundary=limit",
                "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nHalf of");
    }

    private void hangsUpAfter(String path, String type, String half) {
        var answered = answers(null);
        var failed = answers("SERVER_ERROR");

        // Again, until the server has begun to read before it hears that nobody is there any more.
        await().until(() -> {
            hangUp(path, type, half);
            return log.tellsOfCallerGone() && answers(null) > answered;
        });

        assertThat(log.complaints()).isEmpty();
        assertThat(answers("SERVER_ERROR")).isEqualTo(failed);
    }

    private static void hangUp(String path, String type, String half) throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            var head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + staff()
                    + "\r\nIdempotency-Key: " + UUID.randomUUID() + "\r\nContent-Type: " + type
                    + "\r\nContent-Length: 10000\r\n\r\n";
            socket.getOutputStream().write((head + half).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** How many requests the figures count, with this outcome or with any. */
    private long answers(String outcome) {
        return meters.find("http.server.requests").timers().stream()
                .filter(timer -> outcome == null || outcome.equals(timer.getId().getTag("outcome")))
                .mapToLong(Timer::count)
                .sum();
    }

    private static String staff() {
        return Tokens.of("wang.qc").roles("staff").functions("quality").sign();
    }

    @Test
    void isToldFromWhatElseFails() {
        assertThat(Problems.isClosedConnection(new IOException(new HttpClosedException("Connection was closed"))))
                .isTrue();
        assertThat(Problems.isClosedConnection(new IOException(new ClosedChannelException())))
                .isTrue();
        assertThat(Problems.isClosedConnection(new IOException("disk full"))).isFalse();
    }
}
