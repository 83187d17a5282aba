package io.qloop.gateway.proxy;

import io.micrometer.core.instrument.MeterRegistry;
import io.qloop.gateway.header.ForwardedHeaders;
import io.qloop.gateway.header.RequestIds;
import io.qloop.gateway.header.SecurityHeaders;
import io.qloop.gateway.limit.CallLimit;
import io.qloop.gateway.limit.Callers;
import io.qloop.gateway.limit.CallersUnderWay;
import io.qloop.gateway.problem.Problem;
import io.qloop.gateway.problem.Problems;
import io.qloop.gateway.session.SessionToken;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Set;

/**
 * Where every request enters. Calls of the API go straight to their service, before sign-in and everything else that pages
 * need; only a call that brings a session cookie and no {@code Authorization} takes the longer way and leaves with the session's
 * access token.
 */
@ApplicationScoped
class ApiDoor {
    private static final String WAY = ApiDoor.class.getName();
    private static final CharSequence RETRY_AFTER = HttpHeaders.createOptimized("Retry-After");
    /** How much a client may still ask for (draft-ietf-httpapi-ratelimit-headers-10). */
    private static final CharSequence RATE_LIMIT = HttpHeaders.createOptimized("RateLimit");

    private static final CharSequence RATE_LIMIT_POLICY = HttpHeaders.createOptimized("RateLimit-Policy");
    /** After sign-in has looked at the request (-200), before anything that ends it. */
    private static final int AFTER_SIGN_IN = -50;

    private static final Set<String> NEEDED = Set.of(
            "authorization",
            "connection",
            "content-length",
            "content-type",
            "host",
            "traceparent",
            "transfer-encoding",
            "x-request-id");

    private final RoutingTable<ServiceProxy> table;
    private final Problems problems;
    private final CallLimit publicCalls;
    private final CallersUnderWay underWay;
    private final SessionToken session;
    private final BodyLimits bodyLimits;

    ApiDoor(
            ProxySettings settings,
            ServiceClient client,
            Problems problems,
            CallLimit publicCalls,
            CallersUnderWay underWay,
            SessionToken session,
            MeterRegistry meters) {
        this.problems = problems;
        this.publicCalls = publicCalls;
        this.underWay = underWay;
        this.session = session;
        this.bodyLimits = new BodyLimits(
                settings.bodyLimit().asLongValue(), settings.uploadLimit().asLongValue());
        this.table = new RoutingTable<>(
                settings.services(),
                settings.publicPaths(),
                service -> new ServiceProxy(
                        service.getKey(), client.to(service.getValue().url()), client, problems, bodyLimits, meters));
    }

    void open(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::enter);
        router.route("/api/v1/*").order(AFTER_SIGN_IN).handler(this::enterWithSession);
    }

    private void enter(RoutingContext context) {
        var request = context.request();
        RequestIds.stamp(request);
        var path = request.path();
        if (path == null || !CleanPath.isClean(path)) {
            SecurityHeaders.data(request);
            problems.end(request, Problem.PATH_NOT_CLEAN);
        } else if (path.startsWith(RoutingTable.PREFIX)) {
            SecurityHeaders.data(request);
            call(context, request, path);
        } else {
            SecurityHeaders.page(request);
            context.next();
        }
    }

    private void call(RoutingContext context, HttpServerRequest request, String path) {
        // To such a caller the end of a stream looks like a break, and the proxy would hold all of it in memory.
        if (request.version() == HttpVersion.HTTP_1_0) {
            problems.end(request, Problem.HTTP_VERSION_TOO_OLD);
            return;
        }
        var way = table.find(path);
        if (way == null) {
            problems.end(request, Problem.NOT_FOUND, path);
            return;
        }
        if (way.isPublic()) {
            var allowance = publicCalls.take(request.remoteAddress());
            request.response()
                    .putHeader(RATE_LIMIT_POLICY, publicCalls.policy())
                    .putHeader(RATE_LIMIT, "\"public\";r=" + allowance.remaining() + ";t=" + allowance.secondsToFull());
            if (allowance.secondsToWait() > 0) {
                request.response().putHeader(RETRY_AFTER, Long.toString(allowance.secondsToWait()));
                problems.end(request, Problem.TOO_MANY_REQUESTS, allowance.secondsToWait());
                return;
            }
        }
        if (!bodyIsAcceptable(request)) {
            return;
        }
        ForwardedHeaders.write(request);
        var headers = request.headers();
        if (way.isPublic() || headers.contains(HttpHeaders.AUTHORIZATION) || !SessionToken.isBroughtBy(request)) {
            pass(context, way.service());
        } else {
            context.put(WAY, way.service());
            context.next();
        }
    }

    private boolean bodyIsAcceptable(HttpServerRequest request) {
        var headers = request.headers();
        var encoding = headers.get(HttpHeaders.TRANSFER_ENCODING);
        if (encoding != null && !"chunked".equalsIgnoreCase(encoding)) {
            problems.end(request, Problem.BAD_REQUEST);
            return false;
        }
        var length = headers.get(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            try {
                long limit = bodyLimits.of(request);
                if (Long.parseLong(length) > limit) {
                    problems.end(request, Problem.BODY_TOO_LARGE, limit);
                    return false;
                }
            } catch (NumberFormatException notALength) {
                problems.end(request, Problem.BAD_REQUEST);
                return false;
            }
        }
        return true;
    }

    private void enterWithSession(RoutingContext context) {
        ServiceProxy service = context.get(WAY);
        if (service == null) {
            context.next();
            return;
        }
        var request = context.request();
        if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
            var refused = session.refusesChange(request);
            if (refused.isPresent()) {
                problems.end(request, refused.get());
                return;
            }
        }
        request.pause();
        var here = Vertx.currentContext();
        session.of(context)
                .subscribe()
                .with(
                        token -> here.runOnContext(_ -> {
                            request.headers().set(HttpHeaders.AUTHORIZATION, "Bearer " + token);
                            pass(context, service);
                        }),
                        failure -> here.runOnContext(_ -> problems.end(request, SessionToken.problemOf(failure))));
    }

    private void pass(RoutingContext context, ServiceProxy service) {
        var request = context.request();
        var response = request.response();
        if (response.closed()) {
            return;
        }
        var way = new CallersUnderWay.Way(service.name(), ServiceProxy.isStream(request), Callers.of(request));
        if (!underWay.enter(way)) {
            response.putHeader(RETRY_AFTER, "1");
            problems.end(request, Problem.TOO_MANY_UNDER_WAY, underWay.most());
            return;
        }
        // Once for every answer, whether it was written to its end or broken off.
        context.addEndHandler(_ -> underWay.leave(way));
        // Cookies are the gateway's own; a session has no business in a service.
        request.headers().remove(HttpHeaders.COOKIE);
        request.headers().remove(HttpHeaders.EXPECT);
        dropNominated(request);
        service.handle(request);
    }

    /** Headers that the caller declared hop-by-hop end here (RFC 9110, 7.6.1), but never the ones that the gateway needs. */
    private static void dropNominated(HttpServerRequest request) {
        var headers = request.headers();
        var connection = headers.get(HttpHeaders.CONNECTION);
        if (connection == null || connection.equalsIgnoreCase("keep-alive")) {
            return;
        }
        for (var options : headers.getAll(HttpHeaders.CONNECTION)) {
            for (var option : options.split(",")) {
                var name = option.strip();
                if (!name.isEmpty() && !isNeeded(name)) {
                    headers.remove(name);
                }
            }
        }
    }

    private static boolean isNeeded(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return NEEDED.contains(lower) || lower.startsWith("x-forwarded-");
    }
}
