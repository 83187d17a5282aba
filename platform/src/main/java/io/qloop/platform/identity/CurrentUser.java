package io.qloop.platform.identity;

import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.problem.Refusal;
import io.quarkus.arc.Arc;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * On whose behalf the running code acts: the person or program of the token in a request, {@code system:<source>} while
 * an event is handled, {@code system} in the service's own jobs.
 */
@ApplicationScoped
public class CurrentUser {

    private static final String SYSTEM = "system";
    private static final Set<String> INTERNAL =
            Set.of(Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR);
    private static final ScopedValue<String> ACTING = ScopedValue.newInstance();

    private final CurrentIdentityAssociation association;
    private final CurrentVertxRequest request;

    CurrentUser(CurrentIdentityAssociation association, CurrentVertxRequest request) {
        this.association = association;
        this.request = request;
    }

    /** Runs the action on behalf of the source of an event: {@link #name()} answers {@code system:<source>}. */
    public static <T, X extends Throwable> T actingFor(String source, ScopedValue.CallableOp<T, X> action) throws X {
        return ScopedValue.where(ACTING, SYSTEM + ":" + source).call(action);
    }

    /** The token's subject; outside of a signed-in request the {@link #name()}. */
    public String subject() {
        return caller().map(Caller::subject).orElseGet(this::name);
    }

    /** The login, such as {@code wang.qc}; {@code anonymous} in a request without a token. */
    public String name() {
        if (ACTING.isBound()) {
            return ACTING.get();
        }
        return identity().map(CurrentUser::login).orElse(SYSTEM);
    }

    /** Is it the bearer of a token who acts, and neither nobody nor the service itself? */
    public boolean isSignedIn() {
        return caller().isPresent();
    }

    /** Has the caller this role (one of {@link Roles})? */
    public boolean has(String role) {
        return !ACTING.isBound() && identity().filter(i -> i.hasRole(role)).isPresent();
    }

    /** Does the caller work for this function? */
    public boolean worksFor(CompanyFunction function) {
        return functions().contains(function.code());
    }

    /** The functions that the caller works for, as the token names them. */
    public Set<String> functions() {
        return caller().map(Caller::functions).orElse(Set.of());
    }

    /** Until when the caller's token counts; empty where there is none. */
    public Optional<Instant> until() {
        return ACTING.isBound()
                ? Optional.empty()
                : identity()
                        .map(SecurityIdentity::getPrincipal)
                        .filter(JsonWebToken.class::isInstance)
                        .map(token -> Instant.ofEpochSecond(((JsonWebToken) token).getExpirationTime()));
    }

    /** The program that asked for the token ({@code azp}); empty text where there is none. */
    public String client() {
        return caller().map(Caller::client).orElse("");
    }

    /** One of our own people, with sight of every customer's cases. */
    public boolean isInternal() {
        return INTERNAL.stream().anyMatch(this::has);
    }

    /**
     * The customer whose cases alone the caller may see; empty for our own people, who see all. For a caller of no customer
     * it is an id that no customer has, so it sees nothing. Which cases are visible is decided here and in {@link
     * #requireOwnCustomer}, and nowhere else (AH-82).
     */
    public Optional<String> onlyCustomer() {
        return isInternal()
                ? Optional.empty()
                : Optional.of(caller().flatMap(Caller::customerId).orElse(""));
    }

    /** Lets pass only who works for one of these functions. */
    public void requireFunction(CompanyFunction... anyOf) {
        if (Arrays.stream(anyOf).noneMatch(this::worksFor)) {
            throw Refusal.forbidden(
                    "function-required",
                    Arrays.stream(anyOf).map(CompanyFunction::code).collect(Collectors.joining(", ")));
        }
    }

    /**
     * Lets our own people pass, and a customer only for its own; to everybody else the case does not exist.
     *
     * @param what the thing by the first part of its problem code, such as {@code complaint} for
     *     {@code complaint-not-found}
     */
    public void requireOwnCustomer(String customerId, String what) {
        if (onlyCustomer().filter(own -> !own.equals(customerId)).isPresent()) {
            throw Refusal.notFound(what + "-not-found");
        }
    }

    /** Only in an HTTP request: the service's own jobs have a request context as well, but nobody asks there. */
    private Optional<SecurityIdentity> identity() {
        if (!Arc.container().requestContext().isActive() || request.getCurrent() == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(association.getIdentity());
    }

    private Optional<Caller> caller() {
        return ACTING.isBound() ? Optional.empty() : identity().map(i -> i.getAttribute(Caller.ATTRIBUTE));
    }

    private static String login(SecurityIdentity identity) {
        return identity.isAnonymous() ? "anonymous" : identity.getPrincipal().getName();
    }
}
