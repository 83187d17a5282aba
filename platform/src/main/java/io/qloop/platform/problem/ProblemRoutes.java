package io.qloop.platform.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What fails in the router, before or beside JAX-RS, is answered the same way. */
@ApplicationScoped
class ProblemRoutes {

    /** Before the framework's own check of the length, which answers without a body. */
    private static final int BEFORE_UPLOAD_LIMIT = -3;

    /** After every route, before the framework's last failure handler. */
    private static final int AFTER_ALL = Integer.MAX_VALUE - 1;

    private final Problems problems;
    private final Optional<MemorySize> maxBodySize;

    ProblemRoutes(
            Problems problems,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") Optional<MemorySize> maxBodySize) {
        this.problems = problems;
        this.maxBodySize = maxBodySize;
    }

    void register(@Observes Router router) {
        maxBodySize
                .map(MemorySize::asLongValue)
                .ifPresent(max -> router.route().order(BEFORE_UPLOAD_LIMIT).handler(c -> checkLength(c, max)));
        router.route().order(AFTER_ALL).failureHandler(this::failed);
    }

    private void checkLength(RoutingContext context, long max) {
        var length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || Long.parseLong(length) <= max) {
            context.next();
            return;
        }
        // The rest of the body is not read, so the connection cannot be used again.
        context.response().putHeader(HttpHeaders.CONNECTION, "close");
        context.response().endHandler(_ -> context.request().connection().close());
        send(context, problems.answer(Problems.status(413), context.request()));
    }

    private void failed(RoutingContext context) {
        if (context.response().headWritten()) {
            context.next();
            return;
        }
        var thrown = context.failure();
        var answer = thrown == null
                ? problems.answer(Problems.status(context.statusCode()), context.request())
                : problems.answer(thrown, context.request());
        send(context, answer);
    }

    private static void send(RoutingContext context, Problems.Answer answer) {
        var response = context.response().setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        response.end(Buffer.buffer(answer.body()));
    }
}
