package io.qloop.gateway.proxy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Connections to the services. Each event loop has a client of its own, so that a request leaves on the thread on which it
 * came: with one shared pool, handing requests from thread to thread cost more than passing them on.
 */
@ApplicationScoped
public class ServiceClient {
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final ProxySettings settings;
    private final ThreadLocal<HttpClient> ofThisLoop;
    private final ThreadLocal<HttpClient> streamsOfThisLoop;

    ServiceClient(Vertx vertx, ProxySettings settings) {
        this.vertx = vertx;
        this.settings = settings;
        ofThisLoop = ThreadLocal.withInitial(() -> create(settings.connectionsPerService()));
        streamsOfThisLoop = ThreadLocal.withInitial(() -> create(settings.streamsPerService()));
    }

    /** The client of the event loop that calls. */
    public HttpClient http() {
        return ofThisLoop.get();
    }

    /** The one for streams, which last for minutes: they take no connection from requests that are answered at once. */
    public HttpClient streams() {
        return streamsOfThisLoop.get();
    }

    private HttpClient create(int connections) {
        return vertx.createHttpClient(new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setKeepAlive(true)
                .setKeepAliveTimeout(Math.toIntExact(settings.keepAlive().toSeconds()))
                .setMaxPoolSize(connections)
                .setMaxWaitQueueSize(settings.waitingPerService())
                .setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()))
                // A request's time-out ends with the head of its answer; this one watches over the rest.
                // It counts from the last byte read or written, so it must outlast the idle time in the pool as well.
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(Math.toIntExact(settings.keepAlive()
                        .plus(settings.responseTimeout())
                        .plus(MARGIN)
                        .toMillis()))
                .setDecompressionSupported(false)
                .setName("services"));
    }

    /** A request to a service, as a template. */
    public RequestOptions to(URI url) {
        boolean tls = "https".equals(url.getScheme());
        int port = url.getPort() > 0 ? url.getPort() : tls ? 443 : 80;
        return new RequestOptions()
                .setHost(url.getHost())
                .setPort(port)
                .setSsl(tls)
                .setConnectTimeout(settings.responseTimeout().toMillis())
                .setIdleTimeout(settings.responseTimeout().toMillis());
    }
}
