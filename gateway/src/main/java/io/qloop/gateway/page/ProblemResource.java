package io.qloop.gateway.page;

import io.qloop.gateway.i18n.Language;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The problem types at their own addresses: a page for people, JSON for programs. */
@Path("/problems")
class ProblemResource {

    private final ProblemPages problems;

    ProblemResource(ProblemPages problems) {
        this.problems = problems;
    }

    /** Every problem type. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response all() {
        return Response.ok(problems.all()).header("Cache-Control", "no-cache").build();
    }

    /** What one type means, to be read. */
    @GET
    @Path("{code}")
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    public Response page(
            @PathParam("code") String code,
            @QueryParam("lang") String lang,
            @HeaderParam("Accept-Language") String accepted) {
        var language = Language.chosen(lang, accepted);
        return Response.ok(problems.page(code, language).orElseThrow(NotFoundException::new))
                .header("Content-Language", language.tag())
                .header("Vary", "Accept, Accept-Language")
                .header("Cache-Control", "no-cache")
                .build();
    }

    /** The same for programs. */
    @GET
    @Path("{code}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response json(@PathParam("code") String code) {
        return Response.ok(problems.json(code).orElseThrow(NotFoundException::new))
                .header("Vary", "Accept, Accept-Language")
                .header("Cache-Control", "no-cache")
                .build();
    }
}
