package io.qloop.platform.web;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Pattern;

/** The HTTP request that is being answered, if any. */
@ApplicationScoped
public class CurrentRequest {

    private static final String ID = "X-Request-Id";

    /** What the gateway lets pass. */
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final CurrentVertxRequest request;

    CurrentRequest(CurrentVertxRequest request) {
        this.request = request;
    }

    /** The number by which the caller can find the request again; the gateway gives every request one. */
    public Optional<String> id() {
        if (!Arc.container().requestContext().isActive() || request.getCurrent() == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(request.getCurrent().request().getHeader(ID))
                .filter(id -> SANE.matcher(id).matches());
    }
}
