package io.qloop.gateway.problem;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What no resource and no file answers, and what fails before one could. */
@ApplicationScoped
class LastRoutes {
    /** After the resources and the static files (10000), before the framework's own pages. */
    private static final int AFTER_EVERYTHING = 30_000;

    private final Problems problems;

    LastRoutes(Problems problems) {
        this.problems = problems;
    }

    void open(@Observes Router router) {
        router.route()
                .order(AFTER_EVERYTHING)
                .handler(context -> problems.end(
                        context.request(), Problem.NOT_FOUND, context.request().path()));
        router.route().order(AFTER_EVERYTHING).failureHandler(this::failed);
    }

    private void failed(RoutingContext context) {
        if (context.response().headWritten()) {
            context.next();
            return;
        }
        switch (context.statusCode()) {
            case 400 -> problems.end(context.request(), Problem.BAD_REQUEST);
            case 404 ->
                problems.end(
                        context.request(), Problem.NOT_FOUND, context.request().path());
            case 405 -> problems.end(context.request(), Problem.METHOD_NOT_ALLOWED);
            default -> context.next();
        }
    }
}
