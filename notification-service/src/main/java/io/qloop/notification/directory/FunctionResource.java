package io.qloop.notification.directory;

import io.qloop.notification.address.MailAddress;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.web.Filter;
import io.qloop.platform.web.Page;
import io.qloop.platform.web.PageRequest;
import io.qloop.platform.web.Versions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/functions")
@RunOnVirtualThread
@Tag(name = "functions")
class FunctionResource {

    private final PutFunction putFunction;
    private final Functions functions;
    private final CurrentUser user;

    FunctionResource(PutFunction putFunction, Functions functions, CurrentUser user) {
        this.putFunction = putFunction;
        this.functions = functions;
        this.user = user;
    }

    /** The department's name in both languages. */
    public record DepartmentName(
            @NotBlank @Size(max = FunctionEntry.DEPARTMENT_MAX)
            String en,

            @NotBlank @Size(max = FunctionEntry.DEPARTMENT_MAX)
            String zh) {}

    /** Who holds a post. */
    public record Holder(
            @NotBlank @Size(max = FunctionEntry.NAME_MAX) String name,

            @NotNull @Size(max = MailAddress.MAX_LENGTH) @Email(regexp = MailAddress.FORM)
            String mail) {

        Person toPerson() {
            return new Person(name, mail);
        }
    }

    /** Everything that the directory says of a function; a vacant head or deputy is left out. */
    public record FunctionDescription(
            @NotNull @Valid DepartmentName department,
            @Valid Holder head,
            @Valid Holder deputy,
            @NotNull Language language,

            @Size(max = FunctionEntry.MAILS_MAX)
            List<@NotNull @Size(max = MailAddress.MAX_LENGTH) @Email(regexp = MailAddress.FORM) String> mails) {

        FunctionEntry.Description toDescription() {
            return new FunctionEntry.Description(
                    new Text(department.en(), department.zh()),
                    Optional.ofNullable(head).map(Holder::toPerson),
                    Optional.ofNullable(deputy).map(Holder::toPerson),
                    language,
                    mails == null ? List.of() : mails);
        }
    }

    @GET
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(summary = "List the functions of the directory")
    public Page<FunctionView> list(@BeanParam PageRequest page) {
        return page.page(functions, Filter.all(), FunctionEntry::id).map(FunctionView::of);
    }

    @GET
    @Path("{function}")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(summary = "Read a function's entry")
    @APIResponse(responseCode = "200", description = "The entry; ETag is its version")
    @APIResponse(responseCode = "404", description = "Nothing is entered for this function")
    public RestResponse<FunctionView> read(@PathParam("function") CompanyFunction function) {
        var entry = functions.of(function).orElseThrow(() -> Refusal.notFound("function-not-found"));
        return answer(RestResponse.Status.OK, entry).build();
    }

    @PUT
    @Path("{function}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Enter or change a function",
            description = "Messages that nobody could be found for go out as soon as the directory names somebody.")
    @APIResponse(responseCode = "200", description = "Changed")
    @APIResponse(responseCode = "201", description = "Entered")
    @APIResponse(responseCode = "400", description = "Wrong shape, such as an unusable mail address")
    @APIResponse(responseCode = "412", description = "Changed meanwhile")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public RestResponse<FunctionView> put(
            @PathParam("function") CompanyFunction function,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid FunctionDescription description) {
        var result = putFunction.handle(
                new PutFunction.Command(function, description.toDescription(), ifMatch, user.name()));
        if (!result.entered()) {
            return answer(RestResponse.Status.OK, result.entry()).build();
        }
        return answer(RestResponse.Status.CREATED, result.entry())
                .location(URI.create("/api/v1/functions/" + function.code()))
                .build();
    }

    private static RestResponse.ResponseBuilder<FunctionView> answer(RestResponse.Status status, FunctionEntry entry) {
        return RestResponse.ResponseBuilder.create(status, FunctionView.of(entry))
                .header(HttpHeaders.ETAG, Versions.etag(entry.version()));
    }
}
