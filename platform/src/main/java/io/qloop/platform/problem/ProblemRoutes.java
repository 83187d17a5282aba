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

    /** After the framework has noted down how much of a body it will read. */
    private static final int AFTER_UPLOAD_LIMIT = -1;

    /** What the framework's reader of bodies is told: the most that it reads of this one. */
    private static final String MAX_REQUEST_SIZE = "io.quarkus.max-request-size";

    private static final String WITH_FILES = "multipart/form-data";

    /** After every route, before the framework's last failure handler. */
    private static final int AFTER_ALL = Integer.MAX_VALUE - 1;

    private final Problems problems;
    private final Optional<MemorySize> maxBodySize;
    private final long maxPlainBodySize;

    ProblemRoutes(
            Problems problems,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") Optional<MemorySize> maxBodySize,
            @ConfigProperty(name = "qloop.http.max-plain-body-size", defaultValue = "1M") MemorySize maxPlainBodySize) {
        this.problems = problems;
        this.maxBodySize = maxBodySize;
        this.maxPlainBodySize = maxPlainBodySize.asLongValue();
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_UPLOAD_LIMIT).handler(this::checkLength);
        router.route().order(AFTER_UPLOAD_LIMIT).handler(this::limitPlainBody);
        router.route().order(AFTER_ALL).failureHandler(this::failed);
    }

    /** Only uploads of files may be as large as the framework lets them; everything else is a document of ours. */
    private static boolean hasFiles(RoutingContext context) {
        var type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.regionMatches(true, 0, WITH_FILES, 0, WITH_FILES.length());
    }

    private void limitPlainBody(RoutingContext context) {
        if (!hasFiles(context)) {
            context.put(MAX_REQUEST_SIZE, maxPlainBodySize);
        }
        context.next();
    }

    private void checkLength(RoutingContext context) {
        var max =
                hasFiles(context) ? maxBodySize.map(MemorySize::asLongValue).orElse(Long.MAX_VALUE) : maxPlainBodySize;
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
