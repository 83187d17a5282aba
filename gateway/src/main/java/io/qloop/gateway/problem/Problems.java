package io.qloop.gateway.problem;

import io.qloop.gateway.header.RequestIds;
import io.qloop.gateway.i18n.Language;
import io.qloop.gateway.i18n.Texts;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes the gateway's own refusals as problem details (RFC 9457), in the wire format of the services. */
@ApplicationScoped
public class Problems {
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final CharSequence TYPE = HttpHeaders.createOptimized(MEDIA_TYPE);

    private final Texts texts = Texts.named("messages/gateway");

    /** The body of a problem, in the language that the caller accepts. */
    public Buffer body(HttpServerRequest request, Problem problem, Object... args) {
        return json(request, problem, args).toBuffer();
    }

    JsonObject json(HttpServerRequest request, Problem problem, Object... args) {
        var language = language(request);
        var key = "problem." + problem.code();
        return new JsonObject()
                .put("type", "/problems/" + problem.code())
                .put("title", texts.format(key + ".title", language))
                .put("status", problem.status())
                .put("detail", texts.format(key + ".detail", language, args))
                .put("instance", request.path())
                .put("traceId", RequestIds.traceId(request));
    }

    /** Ends the request with a problem; what is left of its body is read and forgotten, so that the answer arrives. */
    public void end(HttpServerRequest request, Problem problem, Object... args) {
        var body = body(request, problem, args);
        var response = request.response();
        response.setStatusCode(problem.status());
        response.putHeader(HttpHeaders.CONTENT_TYPE, TYPE);
        response.putHeader(HttpHeaders.CONTENT_LANGUAGE, language(request).tag());
        Drain.rest(request);
        response.end(body);
    }

    public static Language language(HttpServerRequest request) {
        return Language.accepted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
