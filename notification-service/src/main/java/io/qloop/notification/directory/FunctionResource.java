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
import java.time.Clock;
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
    private final Departments departments;
    private final StoredRecords records;
    private final CurrentUser user;
    private final Clock clock;

    FunctionResource(
            PutFunction putFunction, Departments departments, StoredRecords records, CurrentUser user, Clock clock) {
        this.putFunction = putFunction;
        this.departments = departments;
        this.records = records;
        this.user = user;
        this.clock = clock;
    }

    /** The department's name in both languages. */
    public record DepartmentName(
            @NotBlank @Size(max = Department.NAME_MAX) String en,

            @NotBlank @Size(max = Department.NAME_MAX) String zh) {}

    /** Everything that the directory says of a function; a vacant head or deputy is left out. */
    public record FunctionDescription(
            @NotNull @Valid DepartmentName department,
            @Valid Holder head,
            @Valid Holder deputy,
            @NotNull Language language,

            @Size(max = Department.MAILS_MAX)
            List<@NotNull @Size(max = MailAddress.MAX_LENGTH) @Email(regexp = MailAddress.FORM) String> mails) {

        PutFunction.Command toCommand(CompanyFunction function, String ifMatch, String by) {
            return new PutFunction.Command(
                    function,
                    new Text(department.en(), department.zh()),
                    Optional.ofNullable(head),
                    Optional.ofNullable(deputy),
                    language,
                    mails == null ? List.of() : mails,
                    ifMatch,
                    by);
        }
    }

    @GET
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(summary = "List the functions of the directory")
    public Page<FunctionView> list(@BeanParam PageRequest page) {
        return page.page(
                        departments,
                        Filter.all()
                                .where("function is not null")
                                .where("site is null")
                                .where("active = true"),
                        Department::id)
                .map(this::view);
    }

    @GET
    @Path("{function}")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(summary = "Read a function's entry")
    @APIResponse(responseCode = "200", description = "The entry; ETag is its version")
    @APIResponse(responseCode = "404", description = "Nothing is entered for this function")
    public RestResponse<FunctionView> read(@PathParam("function") CompanyFunction function) {
        var entry =
                departments.of(function, Optional.empty()).orElseThrow(() -> Refusal.notFound("function-not-found"));
        return answer(RestResponse.Status.OK, entry).build();
    }

    @PUT
    @Path("{function}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Enter or change a function",
            description =
                    "The company's department that stands for it, in one go. Messages that nobody could be found for go out as soon as the directory names somebody.")
    @APIResponse(responseCode = "200", description = "Changed")
    @APIResponse(responseCode = "201", description = "Entered")
    @APIResponse(responseCode = "400", description = "Wrong shape, such as an unusable mail address")
    @APIResponse(responseCode = "412", description = "Changed meanwhile")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public RestResponse<FunctionView> put(
            @PathParam("function") CompanyFunction function,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid FunctionDescription description) {
        var result = putFunction.handle(description.toCommand(function, ifMatch, user.name()));
        if (!result.entered()) {
            return answer(RestResponse.Status.OK, result.department()).build();
        }
        return answer(RestResponse.Status.CREATED, result.department())
                .location(URI.create("/api/v1/functions/" + function.code()))
                .build();
    }

    private RestResponse.ResponseBuilder<FunctionView> answer(RestResponse.Status status, Department department) {
        return RestResponse.ResponseBuilder.create(status, view(department))
                .header(HttpHeaders.ETAG, Versions.etag(department.version()));
    }

    private FunctionView view(Department department) {
        var now = clock.instant();
        return FunctionView.of(
                department,
                records.holder(department, Post.HEAD, now).filter(Person::isActive),
                records.holder(department, Post.DEPUTY, now).filter(Person::isActive));
    }
}
