package io.qloop.platform.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import io.opentelemetry.api.trace.Span;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.problem.Fault.BrokenRule;
import io.qloop.platform.problem.Problem.FieldError;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Recognises what went wrong and puts it into words in the caller's language. */
@ApplicationScoped
class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final int DEEPEST = 20;
    private static final Pattern BELOW_COLLECTION = Pattern.compile("^(/api/v\\d+/[^/]+)/.*");

    private final Texts texts;
    private final ObjectMapper json;

    Problems(Texts texts, ObjectMapper json) {
        this.texts = texts;
        this.json = json;
    }

    /** An answer, ready for either door: JAX-RS or the router before it. */
    record Answer(int status, Map<String, String> headers, byte[] body) {}

    Answer answer(Throwable thrown, HttpServerRequest request) {
        if (isCallerGone(thrown, request)) {
            LOG.debugf("%s %s was broken off by its caller", request.method(), collection(request.path()));
            return answer(status(400), request);
        }
        var fault = recognise(thrown, request);
        // Where the answer is out already, the framework has refused a body that grew too large under way.
        if (fault.isOurs() && !request.response().ended()) {
            log(fault, thrown, request);
        }
        return answer(fault, request);
    }

    Answer answer(Fault fault, HttpServerRequest request) {
        var language = Language.accepted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", Problem.MEDIA_TYPE);
        headers.put("Content-Language", language.tag());
        headers.put("Vary", "Accept-Language");
        headers.put("Cache-Control", "no-store");
        headers.putAll(fault.headers());
        return new Answer(fault.status(), headers, bytes(problem(fault, language, request.path())));
    }

    private Problem problem(Fault fault, Language language, String path) {
        var key = "problem." + fault.code();
        var args = fault.args().toArray();
        var errors = fault.broken().stream().map(b -> error(b, language)).toList();
        return new Problem(
                Problem.TYPES + fault.code(),
                texts.get(key + ".title", language, args),
                fault.status(),
                texts.find(key + ".detail", language, args).orElse(null),
                path,
                errors,
                traceId());
    }

    private FieldError error(BrokenRule broken, Language language) {
        var message =
                texts.find(broken.key(), language, broken.args().toArray()).orElse(broken.otherwise());
        return new FieldError(broken.field(), broken.rule(), message);
    }

    private static String traceId() {
        var context = Span.current().getSpanContext();
        return context.isValid() ? context.getTraceId() : null;
    }

    private byte[] bytes(Problem problem) {
        try {
            return json.writeValueAsBytes(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem cannot be written as JSON", e);
        }
    }

    private static void log(Fault fault, Throwable thrown, HttpServerRequest request) {
        if (fault.status() == 503) {
            LOG.warnf(
                    "%s %s is answered as unavailable: %s", request.method(), collection(request.path()), root(thrown));
        } else {
            LOG.errorf(Redacted.of(thrown), "%s %s failed", request.method(), collection(request.path()));
        }
    }

    /** The path up to the collection: what follows may be a secret, such as a survey's key. */
    private static String collection(String path) {
        return BELOW_COLLECTION.matcher(path).replaceFirst("$1/…");
    }

    private static String root(Throwable thrown) {
        var cause = thrown;
        for (int depth = 0; cause.getCause() != null && depth < DEEPEST; depth++) {
            cause = cause.getCause();
        }
        return cause.getClass().getName();
    }

    private Fault recognise(Throwable thrown, HttpServerRequest request) {
        return switch (thrown) {
            case Refusal refusal -> Fault.of(refusal);
            case ConstraintViolationException violations ->
                Violations.of(violations).orElseGet(() -> Fault.of(500, "internal-error"));
            case JacksonException body when isRequest(body) -> BodyFaults.of(body);
            case AuthenticationFailedException e when isIssuerAway(e) -> Fault.unavailable();
            case AuthenticationFailedException _, UnauthorizedException _ -> status(401);
            case ForbiddenException _ -> Fault.of(403, "role-required");
            case OIDCException _, RejectedExecutionException _ -> Fault.unavailable();
            case InvalidParameter parameter -> {
                var name = parameter.name(request);
                yield Fault.of(400, "parameter-invalid", name)
                        .with(List.of(BodyFaults.wrongType(name, parameter.type())));
            }
            case WebApplicationException web -> recognise(web, request);
            default -> recogniseBehind(thrown, request);
        };
    }

    /** The connection broke before the request was read to its end: it is nobody's fault, and nobody is left to answer. */
    private static boolean isCallerGone(Throwable thrown, HttpServerRequest request) {
        return !request.isEnded() && isClosed(request) && isClosedConnection(thrown);
    }

    /** The channel is closed a moment before the answer hears of it. */
    private static boolean isClosed(HttpServerRequest request) {
        return request.response().closed()
                || request.connection() instanceof ConnectionBase connection
                        && !connection.channel().isOpen();
    }

    static boolean isClosedConnection(Throwable thrown) {
        var cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
            if (cause instanceof HttpClosedException || cause instanceof ClosedChannelException) {
                return true;
            }
        }
        return false;
    }

    /** A failure to write our own answer is no fault of the caller. */
    private static boolean isRequest(JacksonException e) {
        return !(e instanceof InvalidDefinitionException);
    }

    private static boolean isIssuerAway(Throwable thrown) {
        var cause = thrown.getCause();
        for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
            if (cause instanceof OIDCException || cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    private Fault recogniseBehind(Throwable thrown, HttpServerRequest request) {
        var cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return Fault.of(refusal);
            }
        }
        return DatabaseFaults.of(thrown, request.headers().contains(HttpHeaders.IF_MATCH))
                .orElseGet(() -> Fault.of(500, "internal-error"));
    }

    private Fault recognise(WebApplicationException web, HttpServerRequest request) {
        if (web.getCause() instanceof Refusal refusal) {
            return Fault.of(refusal);
        }
        if (web.getCause() instanceof JacksonException body) {
            return BodyFaults.of(body);
        }
        var status = web.getResponse().getStatus();
        if (status >= 500 && status != 503) {
            return recogniseBehind(web, request);
        }
        var allow = web.getResponse().getHeaderString("Allow");
        return allow == null ? status(status) : status(status).with("Allow", allow);
    }

    /** For answers that no exception stands behind. */
    static Fault status(int status) {
        return switch (status) {
            case 401 -> Fault.of(401, "unauthenticated").with("WWW-Authenticate", "Bearer");
            case 403 -> Fault.of(403, "role-required");
            case 404 -> Fault.of(404, "not-found");
            case 405 -> Fault.of(405, "method-not-allowed");
            case 406 -> Fault.of(406, "not-acceptable");
            case 413 -> Fault.of(413, "body-too-large");
            case 415 -> Fault.of(415, "media-type-unsupported");
            case 503 -> Fault.unavailable();
            default -> status < 500 ? Fault.of(status, "request-refused") : Fault.of(500, "internal-error");
        };
    }
}
