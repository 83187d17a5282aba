package io.qloop.platform.problem;

import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Where JAX-RS hands over what was thrown. The single types are named because the framework has mappers for them. */
class ProblemMappers {

    private final Problems problems;

    ProblemMappers(Problems problems) {
        this.problems = problems;
    }

    @ServerExceptionMapper
    Response everythingElse(Throwable thrown, RoutingContext context) {
        return response(thrown, context);
    }

    @ServerExceptionMapper
    Response notFound(NotFoundException thrown, RoutingContext context) {
        return response(thrown, context);
    }

    @ServerExceptionMapper
    Response invalid(ValidationException thrown, RoutingContext context) {
        return response(thrown, context);
    }

    @ServerExceptionMapper
    Response malformed(MismatchedInputException thrown, RoutingContext context) {
        return response(thrown, context);
    }

    @ServerExceptionMapper
    Response undefined(InvalidDefinitionException thrown, RoutingContext context) {
        return response(thrown, context);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException thrown, RoutingContext context) {
        return response(thrown, context);
    }

    @ServerExceptionMapper
    Uni<Response> unauthorized(UnauthorizedException thrown, RoutingContext context) {
        return challenge(thrown, context);
    }

    @ServerExceptionMapper
    Uni<Response> unauthenticated(AuthenticationFailedException thrown, RoutingContext context) {
        return challenge(thrown, context);
    }

    private Uni<Response> challenge(Throwable thrown, RoutingContext context) {
        var plain = response(thrown, context);
        HttpAuthenticator authenticator = context.get(HttpAuthenticator.class.getName());
        if (authenticator == null || plain.getStatus() != Response.Status.UNAUTHORIZED.getStatusCode()) {
            return Uni.createFrom().item(plain);
        }
        return authenticator
                .getChallenge(context)
                .map(challenge -> withChallenge(plain, challenge))
                .onFailure()
                .recoverWithItem(plain);
    }

    private static Response withChallenge(Response plain, ChallengeData challenge) {
        if (challenge == null) {
            return plain;
        }
        var response = Response.fromResponse(plain);
        response.header(HttpHeaders.WWW_AUTHENTICATE, null);
        challenge.getHeaders().forEach((name, value) -> response.header(name.toString(), value));
        return response.build();
    }

    private Response response(Throwable thrown, RoutingContext context) {
        var answer = problems.answer(thrown, context.request());
        var response = Response.status(answer.status()).entity(answer.body());
        answer.headers().forEach(response::header);
        return response.build();
    }
}
