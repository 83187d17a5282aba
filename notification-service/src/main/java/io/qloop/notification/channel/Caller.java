package io.qloop.notification.channel;

import io.qloop.notification.channel.Destinations.NotAllowed;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls the other end of a channel. Follows no redirect, reads no more of an answer than it needs, and ends in time whatever
 * the other end does.
 */
@ApplicationScoped
class Caller {

    private static final int ANSWER_MAX = 16 * 1024;
    private static final int CONNECT_MILLIS = 5000;

    private final Destinations destinations;
    private final ChannelSettings settings;
    private final HttpClient client;

    Caller(Destinations destinations, ChannelSettings settings, Vertx vertx) {
        this.destinations = destinations;
        this.settings = settings;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setVerifyHost(true)
                // Every call looks its address up again.
                .setKeepAlive(false));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /**
     * What came of a call.
     *
     * @param status     of HTTP; empty where no answer came, and the detail says why
     * @param retryAfter what the header {@code Retry-After} says, as it stands
     */
    record Answer(Optional<Integer> status, String body, Optional<String> retryAfter, String detail) {

        private static Answer none(String detail) {
            return new Answer(Optional.empty(), "", Optional.empty(), detail);
        }
    }

    /** @throws NotAllowed when this address is not to be called */
    Answer call(Target target, Adapter.Call call) throws NotAllowed, InterruptedException {
        RequestOptions options;
        try {
            var address = destinations.find(target);
            options = new RequestOptions()
                    .setMethod(HttpMethod.POST)
                    .setServer(SocketAddress.inetSocketAddress(target.port(), address.getHostAddress()))
                    .setHost(target.host())
                    .setPort(target.port())
                    .setSsl(target.isHttps())
                    .setURI(target.pathWith(call.query()))
                    .setFollowRedirects(false)
                    .putHeader("Content-Type", "application/json; charset=utf-8")
                    .putHeader("User-Agent", "QLoop");
            call.headers().forEach(options::putHeader);
        } catch (UnknownHostException nowhere) {
            return Answer.none("the host's name is not known");
        }
        var answer = new CompletableFuture<Answer>();
        var request = client.request(options);
        request.onFailure(fault -> answer.complete(Answer.none(describe(fault))))
                .onSuccess(ready -> ready.send(Buffer.buffer(call.body()))
                        .onFailure(fault -> answer.complete(Answer.none(describe(fault))))
                        .onSuccess(response -> read(ready, response, answer)));
        try {
            return answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooSlow) {
            request.onSuccess(HttpClientRequest::reset);
            return Answer.none("no answer in time");
        } catch (ExecutionException e) {
            throw new IllegalStateException("Nothing completes an answer with a fault", e);
        }
    }

    private static void read(HttpClientRequest request, HttpClientResponse response, CompletableFuture<Answer> answer) {
        var body = Buffer.buffer();
        response.exceptionHandler(fault -> answer.complete(Answer.none(describe(fault))))
                .handler(part -> {
                    if (body.length() + part.length() <= ANSWER_MAX) {
                        body.appendBuffer(part);
                    } else {
                        answer.complete(answer(response, body));
                        request.reset();
                    }
                })
                .endHandler(_ -> answer.complete(answer(response, body)));
    }

    private static Answer answer(HttpClientResponse response, Buffer body) {
        return new Answer(
                Optional.of(response.statusCode()),
                body.toString(),
                Optional.ofNullable(response.getHeader("Retry-After")),
                "HTTP " + response.statusCode());
    }

    /** The kind of fault; its words may hold the address. */
    private static String describe(Throwable fault) {
        return fault.getClass().getSimpleName();
    }
}
