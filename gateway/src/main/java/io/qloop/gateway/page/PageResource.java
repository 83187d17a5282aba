package io.qloop.gateway.page;

import io.qloop.gateway.i18n.Language;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The public pages: what is here, the API to try, a survey to answer. */
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
class PageResource {
    private final Pages pages;

    PageResource(Pages pages) {
        this.pages = pages;
    }

    /** What is here. */
    @GET
    public Response home(@QueryParam("lang") String lang, @HeaderParam("Accept-Language") String accepted) {
        return page("home", lang, accepted, "no-cache");
    }

    /** The API to try. */
    @GET
    @Path("api")
    public Response api(@QueryParam("lang") String lang, @HeaderParam("Accept-Language") String accepted) {
        return page("api", lang, accepted, "no-cache");
    }

    /** A survey to answer. The same page for every token: its script takes the token from the address. */
    @GET
    @Path("survey/{token}")
    public Response survey(@QueryParam("lang") String lang, @HeaderParam("Accept-Language") String accepted) {
        return page("survey", lang, accepted, "no-store");
    }

    private Response page(String name, String lang, String accepted, String cache) {
        var language = Language.chosen(lang, accepted);
        return Response.ok(pages.page(name, language))
                .header("Content-Language", language.tag())
                .header("Vary", "Accept-Language")
                .header("Cache-Control", cache)
                .build();
    }
}
