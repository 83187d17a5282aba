package io.qloop.gateway.testing;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.CompletionException;

/** A real HTTP server in the place of a service; each test says how it answers. */
public final class StandIn implements Handler<HttpServerRequest> {
    private final Vertx vertx;
    private final String name;
    private HttpServer server;
    private int port;
    private volatile Handler<HttpServerRequest> answer;

    StandIn(Vertx vertx, String name) {
        this.vertx = vertx;
        this.name = name;
        echo();
        start();
    }

    public int port() {
        return port;
    }

    /** From now on answers like this. */
    public void answers(Handler<HttpServerRequest> handler) {
        answer = handler;
    }

    /** From now on tells who it is and what it got. */
    public void echo() {
        answer = request -> request.body().onSuccess(body -> {
            var headers = new JsonObject();
            request.headers().forEach((key, value) -> headers.put(key.toLowerCase(java.util.Locale.ROOT), value));
            request.response()
                    .putHeader("Content-Type", "application/json")
                    .end(new JsonObject()
                            .put("service", name)
                            .put("method", request.method().name())
                            .put("uri", request.uri())
                            .put("headers", headers)
                            .put("body", body.toString())
                            .encode());
        });
    }

    /** Leaves its port. */
    public void stop() {
        await(server.close());
    }

    /** Comes back on the same port. */
    public void start() {
        server = await(vertx.createHttpServer(
                        new HttpServerOptions().setHost("localhost").setPort(port))
                .requestHandler(this)
                .listen());
        port = server.actualPort();
    }

    @Override
    public void handle(HttpServerRequest request) {
        answer.handle(request);
    }

    private static <T> T await(io.vertx.core.Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
