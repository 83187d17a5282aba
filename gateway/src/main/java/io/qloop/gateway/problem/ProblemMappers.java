package io.qloop.gateway.problem;

import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Problem details for the gateway's own resources. */
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final Problems problems;

    ProblemMappers(Problems problems) {
        this.problems = problems;
    }

    @ServerExceptionMapper
    Response notFound(NotFoundException thrown, RoutingContext context) {
        return answer(context, Problem.NOT_FOUND, context.request().path());
    }

    @ServerExceptionMapper
    Response notAllowed(NotAllowedException thrown, RoutingContext context) {
        return answer(context, Problem.METHOD_NOT_ALLOWED);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException thrown, RoutingContext context) {
        return answer(context, Problem.FORBIDDEN);
    }

    @ServerExceptionMapper
    Response other(WebApplicationException thrown, RoutingContext context) {
        int status = thrown.getResponse().getStatus();
        return status < 400
                ? thrown.getResponse()
                : answer(context, status < 500 ? Problem.BAD_REQUEST : Problem.INTERNAL_ERROR);
    }

    @ServerExceptionMapper
    Uni<Response> notSignedIn(UnauthorizedException thrown, RoutingContext context) {
        return toSignIn(context);
    }

    @ServerExceptionMapper
    Uni<Response> sessionOver(AuthenticationFailedException thrown, RoutingContext context) {
        return toSignIn(context);
    }

    @ServerExceptionMapper
    Response signInAway(OIDCException thrown, RoutingContext context) {
        return answer(context, Problem.SIGN_IN_AWAY);
    }

    @ServerExceptionMapper
    Response fault(Throwable thrown, RoutingContext context) {
        LOG.errorf(thrown, "Request failed");
        return answer(context, Problem.INTERNAL_ERROR);
    }

    /** On the way to the sign-in server; a problem if it is not there. */
    private Uni<Response> toSignIn(RoutingContext context) {
        HttpAuthenticator authenticator = context.get(HttpAuthenticator.class.getName());
        return authenticator
                .getChallenge(context)
                .map(challenge -> {
                    if (challenge == null) {
                        return answer(context, Problem.UNAUTHENTICATED);
                    }
                    var response = Response.status(challenge.status);
                    challenge.getHeaders().forEach((name, value) -> response.header(name.toString(), value));
                    return response.build();
                })
                .onFailure()
                .recoverWithItem(() -> answer(context, Problem.SIGN_IN_AWAY));
    }

    private Response answer(RoutingContext context, Problem problem, Object... args) {
        return Response.status(problem.status())
                .type(Problems.MEDIA_TYPE)
                .header("Content-Language", Problems.language(context.request()).tag())
                .entity(problems.json(context.request(), problem, args).encode())
                .build();
    }
}
