package io.qloop.gateway.proxy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netty.channel.ConnectTimeoutException;
import io.qloop.gateway.header.RequestIds;
import io.qloop.gateway.header.SecurityHeaders;
import io.qloop.gateway.problem.Drain;
import io.qloop.gateway.problem.Problem;
import io.qloop.gateway.problem.Problems;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** The way to one service: passes requests on, answers for a service that does not, measures. */
final class ServiceProxy implements ProxyInterceptor {
    private static final Logger LOG = Logger.getLogger(ServiceProxy.class);
    private static final String STARTED = "started";
    private static final String STREAM = "text/event-stream";
    private static final long QUIET = TimeUnit.SECONDS.toNanos(10);
    /** A caller who hangs up is no fault; without a handler the client would log it as one. What matters fails the answer. */
    private static final Handler<HttpClientRequest> QUIETLY = request -> request.exceptionHandler(_ -> {});

    private static final List<CharSequence> HOP_BY_HOP = List.of(
            HttpHeaders.CONNECTION,
            HttpHeaders.KEEP_ALIVE,
            HttpHeaders.PROXY_AUTHENTICATE,
            HttpHeaders.createOptimized("trailer"),
            HttpHeaders.UPGRADE);

    private final String name;
    private final Problems problems;
    private final BodyLimits bodyLimits;
    private final HttpProxy proxy;
    private final Timer[] byStatusClass = new Timer[6];
    private final AtomicLong lastWarned = new AtomicLong(System.nanoTime() - QUIET);

    ServiceProxy(
            String name,
            RequestOptions origin,
            ServiceClient client,
            Problems problems,
            BodyLimits bodyLimits,
            MeterRegistry meters) {
        this.name = name;
        this.problems = problems;
        this.bodyLimits = bodyLimits;
        // A service says nothing while it is being sent a file. That bytes flow at all is watched by the connection.
        var patient = new RequestOptions(origin).setIdleTimeout(0);
        this.proxy = HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), null)
                .origin(context -> (isStream(context.request().proxiedRequest()) ? client.streams() : client.http())
                        .request(BodyLimits.isUpload(context.request().proxiedRequest()) ? patient : origin)
                        .onSuccess(QUIETLY))
                .addInterceptor(this);
        for (int i = 1; i < byStatusClass.length; i++) {
            byStatusClass[i] = Timer.builder("qloop.gateway.requests")
                    .description("Requests passed on, from their head to the end of the answer")
                    .tag("service", name)
                    .tag("outcome", i + "xx")
                    .register(meters);
        }
    }

    /** Does the caller watch server-sent events? */
    static boolean isStream(HttpServerRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.startsWith(STREAM);
    }

    /** The service's short name, as in the routing table. */
    String name() {
        return name;
    }

    /** Passes a request on. */
    void handle(HttpServerRequest request) {
        proxy.handle(new CallersRequest(request));
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        context.set(STARTED, System.nanoTime());
        var out = context.request();
        var in = out.proxiedRequest();
        // The service sees the host that the caller addressed, so that its Location headers are right.
        var authority = in.authority();
        if (authority != null) {
            out.setAuthority(authority);
        }
        if (in.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            out.setBody(Body.body(new LimitedStream(in, bodyLimits.of(in))));
        }
        return context.sendRequest().recover(failure -> Future.succeededFuture(answerFor(context, failure)));
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        var response = context.response();
        var headers = response.headers();
        for (var header : HOP_BY_HOP) {
            headers.remove(header);
        }
        SecurityHeaders.strip(headers);
        headers.remove(RequestIds.X_REQUEST_ID);
        var type = headers.get(HttpHeaders.CONTENT_TYPE);
        if (type != null && type.startsWith("text/html")) {
            SecurityHeaders.servicesPage(context.request().proxiedRequest());
        }
        repairLocation(context);
        int statusClass = Math.clamp(response.getStatusCode() / 100, 1, 5);
        long started = context.get(STARTED, Long.class);
        return context.sendResponse()
                .onComplete(
                        done -> byStatusClass[statusClass].record(System.nanoTime() - started, TimeUnit.NANOSECONDS));
    }

    /** A service behind the gateway does not know that the caller came by https. */
    private static void repairLocation(ProxyContext context) {
        var headers = context.response().headers();
        var location = headers.get(HttpHeaders.LOCATION);
        if (location == null) {
            return;
        }
        var in = context.request().proxiedRequest();
        var own = "http://" + in.authority();
        if ("https".equals(in.scheme()) && location.startsWith(own + "/")) {
            headers.set(HttpHeaders.LOCATION, "https" + location.substring("http".length()));
        }
    }

    private ProxyResponse answerFor(ProxyContext context, Throwable failure) {
        var request = context.request();
        var in = request.proxiedRequest();
        var problem = problemOf(context, failure);
        if (problem != Problem.BODY_TOO_LARGE) {
            warn(problem, failure);
        }
        Drain.rest(in);
        request.setBody(null);
        var response = request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problems.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, Problems.language(in).tag())
                .setBody(Body.body(
                        problems.body(in, problem, problem == Problem.BODY_TOO_LARGE ? bodyLimits.of(in) : name)));
        if (problem == Problem.GATEWAY_BUSY) {
            response.putHeader("Retry-After", "1");
        }
        return response;
    }

    private static Problem problemOf(ProxyContext context, Throwable failure) {
        var body = context.request().getBody();
        if (body != null && body.stream() instanceof LimitedStream limited && limited.exceeded()) {
            return Problem.BODY_TOO_LARGE;
        }
        return switch (failure) {
            case ConnectTimeoutException _ -> Problem.SERVICE_TIMEOUT;
            case TimeoutException _ -> Problem.SERVICE_TIMEOUT;
            case ConnectionPoolTooBusyException _ -> Problem.GATEWAY_BUSY;
            default -> Problem.SERVICE_UNREACHABLE;
        };
    }

    /** Once in a while, not once for every request that meets an absent service. */
    private void warn(Problem problem, Throwable failure) {
        long now = System.nanoTime();
        long last = lastWarned.get();
        if (now - last >= QUIET && lastWarned.compareAndSet(last, now)) {
            // The class alone: messages of the client hold the whole path, and the token of a survey is a secret.
            LOG.warnf(
                    "Service %s does not answer: %s (%s)",
                    name, problem.code(), failure.getClass().getSimpleName());
        }
    }
}
