package io.qloop.platform.erasure;

import io.qloop.platform.identity.Roles;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.web.Filter;
import io.qloop.platform.web.Idempotent;
import io.qloop.platform.web.Page;
import io.qloop.platform.web.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Takes people out of a service's data. */
@Path("/api/v1/services/{service}/erasures")
@Tag(name = "Erasure", description = "Contact persons of customers that were replaced by a pseudonym")
@RolesAllowed({Roles.ADMIN, Roles.AUDITOR, Roles.GENERAL_MANAGER})
@RunOnVirtualThread
public class ErasureResource {

    private final ErasePerson erase;
    private final Erasures erasures;
    private final String service;

    ErasureResource(
            ErasePerson erase, Erasures erasures, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.erase = erase;
        this.erasures = erasures;
        this.service = service;
    }

    /** Who is to be taken out, as named in the data; one of name, mail, phone and login at least. */
    @Schema(name = "PersonToErase")
    public record PersonToErase(
            @NotBlank @Size(max = 40) String customerId,

            @Size(min = 2, max = 100) @Pattern(regexp = "(?s)\\S.*\\S")
            String name,

            @Size(min = 3, max = 254) @Pattern(regexp = "[^@\\s]+@[^@\\s]+")
            String mail,

            @Schema(description = "However it is grouped")
            @Size(min = 6, max = 40)
            @Pattern(regexp = "\\+?(?:[ ().-]*\\d){6,}[ ().-]*")
            String phone,

            @Schema(description = "Of the customer's portal") @Size(min = 3, max = 200) @Pattern(regexp = "\\S+")
            String login,

            @Schema(description = "That another service has given the person")
            @Pattern(regexp = "Person-[2-9A-HJKMNP-Z]{8}")
            String pseudonym,

            @NotBlank @Size(max = 500) String reason) {

        ErasePerson.Command toCommand() {
            return new ErasePerson.Command(
                    customerId,
                    Optional.ofNullable(name),
                    Optional.ofNullable(mail),
                    Optional.ofNullable(phone),
                    Optional.ofNullable(login),
                    Optional.ofNullable(pseudonym),
                    reason);
        }
    }

    /** That somebody was taken out. */
    @Schema(name = "Erasure")
    public record ErasureView(
            UUID id,
            String customerId,
            String pseudonym,
            String reason,
            String askedBy,
            Instant askedAt,
            int rowsChanged,
            int entriesRedacted) {

        static ErasureView of(Erasure erasure) {
            return new ErasureView(
                    erasure.id(),
                    erasure.customerId(),
                    erasure.pseudonym(),
                    erasure.reason(),
                    erasure.askedBy(),
                    erasure.askedAt(),
                    erasure.rowsChanged(),
                    erasure.entriesRedacted());
        }
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Puts a pseudonym in the place of a customer's contact person",
            description = "In this service's data and audit trail, for good. The answer gives the pseudonym, which the"
                    + " request to the next service names.")
    @APIResponse(
            responseCode = "201",
            description = "Done",
            content = @Content(schema = @Schema(implementation = ErasureView.class)))
    public RestResponse<ErasureView> erase(@Valid @NotNull PersonToErase person) {
        var command = person.toCommand();
        if (command.name().isEmpty()
                && command.mail().isEmpty()
                && command.phone().isEmpty()
                && command.login().isEmpty()) {
            throw Refusal.unprocessable("erasure-person-missing", "name");
        }
        var erasure = erase.handle(command);
        return RestResponse.ResponseBuilder.<ErasureView>created(
                        URI.create("/api/v1/services/" + service + "/erasures/" + erasure.id()))
                .entity(ErasureView.of(erasure))
                .build();
    }

    @GET
    @Operation(summary = "Lists who was taken out, the newest first")
    public Page<ErasureView> list(@QueryParam("customerId") String customerId, @BeanParam PageRequest page) {
        return page.page(erasures, Filter.all().eq("customerId", customerId), Erasure::id)
                .map(ErasureView::of);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Shows one")
    public ErasureView get(@RestPath UUID id) {
        return erasures.findByIdOptional(id)
                .map(ErasureView::of)
                .orElseThrow(() -> Refusal.notFound("erasure-not-found"));
    }
}
