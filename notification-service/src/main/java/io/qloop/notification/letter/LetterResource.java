package io.qloop.notification.letter;

import io.qloop.notification.message.MessageKind;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.problem.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/letters/{kind}/preview")
@RunOnVirtualThread
@Tag(name = "messages")
class LetterResource {

    private static final String UTF_8 = ";charset=UTF-8";

    private final LetterPreview preview;

    LetterResource(LetterPreview preview) {
        this.preview = preview;
    }

    /** The two forms that every mail has. */
    @Schema(name = "LetterFormat")
    enum Format {
        HTML,
        TEXT
    }

    @GET
    @Produces({MediaType.TEXT_HTML + UTF_8, MediaType.TEXT_PLAIN + UTF_8})
    @RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
    @Operation(
            summary = "See a letter before it is sent",
            description =
                    "As an example event of the published contracts leads to it; its subject is the title of the HTML"
                            + " and the first line of the text. Nothing is sent or kept.")
    @APIResponse(responseCode = "200", description = "The letter")
    @APIResponse(responseCode = "404", description = "No example leads to a letter of this kind")
    public RestResponse<String> see(
            @PathParam("kind") MessageKind kind,
            @QueryParam("language") @DefaultValue("en") Language language,
            @QueryParam("format") @DefaultValue("html") Format format) {
        var letter = preview.of(kind, language).orElseThrow(() -> Refusal.notFound("letter-without-example", kind));
        var isHtml = format == Format.HTML;
        return RestResponse.ResponseBuilder.ok(isHtml ? letter.html() : letter.subject() + "\n\n" + letter.text())
                .header(HttpHeaders.CONTENT_TYPE, (isHtml ? MediaType.TEXT_HTML : MediaType.TEXT_PLAIN) + UTF_8)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .build();
    }
}
