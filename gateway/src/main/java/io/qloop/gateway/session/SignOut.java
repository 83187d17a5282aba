package io.qloop.gateway.session;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Sends who has no session home, instead of asking for a sign-in in order to sign out. */
@ApplicationScoped
class SignOut {
    /** Before sign-in looks at the request (-200). */
    private static final int BEFORE_SIGN_IN = -300;

    void open(@Observes Router router) {
        router.get("/logout").order(BEFORE_SIGN_IN).handler(context -> {
            if (SessionToken.isBroughtBy(context.request())) {
                context.next();
            } else {
                context.response()
                        .setStatusCode(303)
                        .putHeader(HttpHeaders.LOCATION, "/")
                        .end();
            }
        });
    }
}
