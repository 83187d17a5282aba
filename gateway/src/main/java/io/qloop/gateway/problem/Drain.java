package io.qloop.gateway.problem;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/**
 * Reads on after a refusal. Closing at once would reset the connection of a caller that is still sending, and the caller would
 * never see why; reading for ever would be a gift to an attacker. So a bounded rest is read, then the connection closes.
 */
public final class Drain implements Handler<Buffer> {
    private static final long MOST = 8L * 1024 * 1024;

    private final HttpServerRequest request;
    private long read;

    private Drain(HttpServerRequest request) {
        this.request = request;
    }

    public static void rest(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.handler(new Drain(request));
            request.resume();
        }
    }

    @Override
    public void handle(Buffer chunk) {
        read += chunk.length();
        if (read > MOST) {
            request.connection().close();
        }
    }
}
