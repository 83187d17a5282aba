package io.qloop.gateway.session;

import io.qloop.gateway.problem.Problem;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The access token of a signed-in browser. It lives encrypted in the session cookie and never reaches the page's scripts; the
 * gateway adds it to a call on the way to the service.
 */
@ApplicationScoped
public class SessionToken {
    /** A form or an image of another site cannot send a header of its own making. */
    public static final CharSequence CSRF_HEADER = HttpHeaders.createOptimized("X-QLoop-CSRF");

    private static final String COOKIE_NAME = "q_session";
    private static final BiConsumer<RoutingContext, Throwable> NO_CHALLENGE = (_, _) -> {};

    private final IdentityProviderManager identities;

    SessionToken(IdentityProviderManager identities) {
        this.identities = identities;
    }

    /** Whether the request brings a session cookie; cheap, says nothing of its worth. */
    public static boolean isBroughtBy(HttpServerRequest request) {
        var cookies = request.getHeader(HttpHeaders.COOKIE);
        return cookies != null && cookies.contains(COOKIE_NAME);
    }

    /** Why a change by cookie is refused: it must come from a script of ours, not from a form of another site. */
    public Optional<Problem> refusesChange(HttpServerRequest request) {
        if (!"1".equals(request.getHeader(CSRF_HEADER))) {
            return Optional.of(Problem.CSRF_HEADER_MISSING);
        }
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin")) {
            return Optional.of(Problem.FOREIGN_ORIGIN);
        }
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && !isOwn(origin, request)) {
            return Optional.of(Problem.FOREIGN_ORIGIN);
        }
        return Optional.empty();
    }

    /** The session's access token, refreshed where needed; fails when the session is over. */
    public Uni<String> of(RoutingContext context) {
        // A call is answered with a problem, not sent to the sign-in page.
        context.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, NO_CHALLENGE);
        return QuarkusHttpUser.getSecurityIdentity(context, identities).map(SessionToken::token);
    }

    /** What to answer when {@link #of} failed. */
    public static Problem problemOf(Throwable failure) {
        return failure instanceof OIDCException && !(failure.getCause() instanceof AuthenticationFailedException)
                ? Problem.SIGN_IN_AWAY
                : Problem.SESSION_OVER;
    }

    private static String token(SecurityIdentity identity) {
        var credential = identity == null ? null : identity.getCredential(AccessTokenCredential.class);
        if (credential == null) {
            throw new AuthenticationFailedException();
        }
        return credential.getToken();
    }

    private static boolean isOwn(String origin, HttpServerRequest request) {
        var authority = request.authority();
        if (authority == null) {
            return false;
        }
        try {
            // The scheme is left out: an edge in front may have taken the TLS away.
            return authority.toString().equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException notAnOrigin) {
            return false;
        }
    }
}
