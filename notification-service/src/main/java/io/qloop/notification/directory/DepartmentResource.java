package io.qloop.notification.directory;

import io.qloop.notification.address.MailAddress;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.identity.Roles;
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
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/directory/departments")
@RunOnVirtualThread
@Tag(name = "directory")
class DepartmentResource {

    /** As procedures, sites and ERP write their codes. */
    static final String CODE = "[a-z0-9][a-z0-9-]{0,59}";

    static final String SITE = "[a-z0-9][a-z0-9-]{0,39}";

    private final ChangeDepartment changeDepartment;
    private final Departments departments;
    private final Posts posts;
    private final CurrentUser user;
    private final Clock clock;

    DepartmentResource(
            ChangeDepartment changeDepartment, Departments departments, Posts posts, CurrentUser user, Clock clock) {
        this.changeDepartment = changeDepartment;
        this.departments = departments;
        this.posts = posts;
        this.user = user;
        this.clock = clock;
    }

    /** A name in both languages. */
    @Schema(name = "BilingualName")
    public record Name(
            @NotBlank @Size(max = Department.NAME_MAX) String en,
            @NotBlank @Size(max = Department.NAME_MAX) String zh) {

        Text toText() {
            return new Text(en, zh);
        }
    }

    /** Everything that the directory says of a department but who holds its posts. */
    @Schema(name = "DepartmentDescription")
    public record Description(
            @NotNull @Valid Name name,

            @Schema(description = "Left out for a department of the whole company") @Pattern(regexp = SITE)
            String site,

            @Schema(description = "That it stands for; one department of each site for each function")
            CompanyFunction function,

            @Schema(description = "Code of the department above it") @Pattern(regexp = CODE)
            String superior,

            @NotNull Language language,

            @Schema(description = "Its own addresses, for when nobody holds its posts")
            @Size(max = Department.MAILS_MAX)
            List<@NotNull @Size(max = MailAddress.MAX_LENGTH) @Email(regexp = MailAddress.FORM) String> mails,

            @Schema(description = "False once it is dissolved", defaultValue = "true")
            Boolean active) {

        Department.Description toDescription() {
            return new Department.Description(
                    name.toText(),
                    Optional.ofNullable(site),
                    Optional.ofNullable(function),
                    Optional.ofNullable(superior),
                    language,
                    mails == null ? List.of() : mails,
                    active == null || active);
        }
    }

    /** What a post is called. */
    @Schema(name = "PostDescription")
    public record PostDescription(@NotNull @Valid Name name) {}

    /** Who holds a post, and when. */
    @Schema(name = "Appointment")
    public record Appointment(
            @NotNull UUID person,

            @Schema(description = "By the calendar of the department's site; left out: from now on")
            LocalDate firstDay,

            @Schema(description = "The last one in the post; left out: until further notice")
            LocalDate lastDay) {}

    @GET
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(summary = "List the departments with their posts and who holds them now")
    public Page<DepartmentView> list(
            @QueryParam("site") String site,
            @QueryParam("function") CompanyFunction function,
            @QueryParam("active") @Parameter(description = "False for the dissolved ones") Boolean active,
            @BeanParam PageRequest page) {
        var filter = Filter.all().eq("site", site).eq("function", function).eq("active", active);
        var found = page.page(departments, filter, Department::id);
        var filled = posts.filled(found.items(), clock.instant());
        return found.map(department -> DepartmentView.of(department, filled.getOrDefault(department.id(), List.of())));
    }

    @GET
    @Path("{department}")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(summary = "Read a department")
    @APIResponse(responseCode = "200", description = "The department; ETag is its version")
    @APIResponse(responseCode = "404", description = "No such department")
    public RestResponse<DepartmentView> read(@PathParam("department") String code) {
        return answer(RestResponse.Status.OK, departments.get(code)).build();
    }

    @PUT
    @Path("{department}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Enter or change a department",
            description = "A procedure's department of the same code is this one.")
    @APIResponse(responseCode = "200", description = "Changed")
    @APIResponse(responseCode = "201", description = "Entered")
    @APIResponse(responseCode = "412", description = "Changed meanwhile")
    @APIResponse(
            responseCode = "422",
            description = "The superior is not known or below it, or another one stands for the function already")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public RestResponse<DepartmentView> put(
            @PathParam("department") @Pattern(regexp = CODE) String code,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Description description) {
        var result = changeDepartment.describe(code, description.toDescription(), ifMatch, user.name());
        if (!result.entered()) {
            return answer(RestResponse.Status.OK, result.department()).build();
        }
        return answer(RestResponse.Status.CREATED, result.department())
                .location(URI.create("/api/v1/directory/departments/" + code))
                .build();
    }

    @PUT
    @Path("{department}/posts/{post}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Name a post of a department",
            description = "`head`, `deputy`, or a post with a code of its own, which a procedure may name.")
    @APIResponse(responseCode = "200", description = "The department; ETag is its new version")
    @APIResponse(responseCode = "422", description = "Another department has a post of this code")
    public RestResponse<DepartmentView> namePost(
            @PathParam("department") String code,
            @PathParam("post") @Pattern(regexp = CODE) String post,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid PostDescription description) {
        var department =
                changeDepartment.namePost(code, post, description.name().toText(), ifMatch, user.name());
        return answer(RestResponse.Status.OK, department).build();
    }

    @PUT
    @Path("{department}/posts/{post}/holder")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Appoint somebody to a post",
            description = "Whoever holds it on the first day does not any more. What was before stays in the history.")
    @APIResponse(responseCode = "200", description = "The department; ETag is its new version")
    @APIResponse(responseCode = "422", description = "Nobody of this id, or the post is promised to somebody else then")
    public RestResponse<DepartmentView> appoint(
            @PathParam("department") String code,
            @PathParam("post") String post,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Appointment appointment) {
        var department = changeDepartment.appoint(
                new ChangeDepartment.Appointment(
                        code,
                        post,
                        appointment.person(),
                        Optional.ofNullable(appointment.firstDay()),
                        Optional.ofNullable(appointment.lastDay())),
                ifMatch,
                user.name());
        return answer(RestResponse.Status.OK, department).build();
    }

    @DELETE
    @Path("{department}/posts/{post}/holder")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Leave a post vacant from now on")
    @APIResponse(responseCode = "200", description = "The department; ETag is its new version")
    public RestResponse<DepartmentView> vacate(
            @PathParam("department") String code,
            @PathParam("post") String post,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(RestResponse.Status.OK, changeDepartment.vacate(code, post, ifMatch, user.name()))
                .build();
    }

    private RestResponse.ResponseBuilder<DepartmentView> answer(RestResponse.Status status, Department department) {
        return RestResponse.ResponseBuilder.create(status, view(department))
                .header(HttpHeaders.ETAG, Versions.etag(department.version()));
    }

    private DepartmentView view(Department department) {
        var filled = posts.filled(List.of(department), clock.instant());
        return DepartmentView.of(department, filled.getOrDefault(department.id(), List.of()));
    }
}
