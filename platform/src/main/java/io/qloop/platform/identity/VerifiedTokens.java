package io.qloop.platform.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Verifies a token once and remembers the answer for a while: a person's browser sends the same one with every request,
 * and verifying it costs about as much as the rest of a short request. Only what was verified is remembered, by the whole
 * token, and never beyond its expiry. A signing key that was withdrawn counts for at most {@code
 * qloop.identity.remember} more.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class VerifiedTokens implements HttpAuthenticationMechanism {

    private static final int MOST = 10_000;
    private static final String SCHEME = "Bearer ";

    private final OidcAuthenticationMechanism oidc;
    private final Clock clock;
    private final Cache<String, Verified> known;

    VerifiedTokens(
            OidcAuthenticationMechanism oidc,
            Clock clock,
            @ConfigProperty(name = "qloop.identity.remember", defaultValue = "60s") Duration remember) {
        this.oidc = oidc;
        this.clock = clock;
        this.known = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(remember)
                .build();
    }

    private record Verified(SecurityIdentity identity, Instant expiresAt) {}

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        var token = token(request);
        return recall(token).map(Uni.createFrom()::item).orElseGet(() -> oidc.authenticate(request, providers)
                .map(identity -> remember(token, identity)));
    }

    Optional<SecurityIdentity> recall(String token) {
        return Optional.ofNullable(token)
                .map(known::getIfPresent)
                .filter(it -> it.expiresAt.isAfter(clock.instant()))
                .map(Verified::identity);
    }

    /** The identity without what belongs to the one request that brought it. */
    SecurityIdentity remember(String token, SecurityIdentity identity) {
        if (identity == null || token == null || !(identity.getPrincipal() instanceof JsonWebToken verified)) {
            return identity;
        }
        var lasting = QuarkusSecurityIdentity.builder()
                .setPrincipal(verified)
                .addRoles(identity.getRoles())
                .addAttribute(Caller.ATTRIBUTE, Caller.of(verified))
                .build();
        known.put(token, new Verified(lasting, Instant.ofEpochSecond(verified.getExpirationTime())));
        return lasting;
    }

    private static String token(RoutingContext request) {
        var header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.startsWith(SCHEME) ? header.substring(SCHEME.length()) : null;
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return oidc.getChallenge(request);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return oidc.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return oidc.getCredentialTransport(request);
    }

    @Override
    public int getPriority() {
        return oidc.getPriority();
    }
}
