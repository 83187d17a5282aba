package io.qloop.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.platform.testing.ServiceTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class StreamAnswerTest {

    /** More than the usual pool of threads has. */
    private static final int MANY = 230;

    @ParameterizedTest
    @ValueSource(strings = {"read", "written"})
    void isNotWrittenFarAheadOfWhatTheConnectionTakes(String how) {
        var answer = given().get("/api/v1/streams/" + how);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asByteArray()).hasSize(StreamResource.SIZE);
        assertThat(StreamResource.wasFarAhead).isFalse();
    }

    @Test
    void whoReadsSlowlyKeepsNobodyWaiting() throws IOException {
        var readers = new ArrayList<Socket>();
        try {
            while (readers.size() < MANY) {
                readers.add(slowReader());
            }

            given().get("/api/v1/streams/read").then().statusCode(200);
        } finally {
            for (var reader : readers) {
                reader.close();
            }
        }
    }

    /** Has the beginning of the answer and reads no further; the rest is more than anybody keeps on the way. */
    private static Socket slowReader() throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout(30_000);
        socket.connect(new InetSocketAddress("localhost", RestAssured.port));
        socket.getOutputStream()
                .write("GET /api/v1/streams/large HTTP/1.1\r\nHost: localhost\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                .isEqualTo("HTTP/1.1 200");
        return socket;
    }
}
