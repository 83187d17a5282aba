package io.qloop.gateway.session;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Sign-in of browsers. {@code /login} is at the same time where the sign-in server sends them back to. */
@Path("/")
@RunOnVirtualThread
class SignInResource {
    private final SessionToken session;

    SignInResource(SessionToken session) {
        this.session = session;
    }

    /** Signs in if needed, then goes to a page of ours. */
    @GET
    @Path("login")
    @Authenticated
    public Response login(@QueryParam("to") String to) {
        return Response.seeOther(URI.create(isOwnPage(to) ? to : "/")).build();
    }

    /** Reached only by who has a session that is already over: the others are sent on by {@link SignOut} and sign-in itself. */
    @GET
    @Path("logout")
    @Authenticated
    public Response logout() {
        return Response.seeOther(URI.create("/")).build();
    }

    /** Who is signed in. */
    @GET
    @Path("me")
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    public SignedIn me(RoutingContext context) {
        if (!SessionToken.isBroughtBy(context.request())) {
            return SignedIn.NOBODY;
        }
        try {
            return SignedIn.of(session.of(context).await().indefinitely());
        } catch (RuntimeException over) {
            return SignedIn.NOBODY;
        }
    }

    /** A local path, never another site: {@code //evil.example} and {@code /\evil.example} are other sites to a browser. */
    static boolean isOwnPage(String to) {
        return to != null
                && to.startsWith("/")
                && !to.startsWith("//")
                && to.indexOf('\\') < 0
                && to.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
