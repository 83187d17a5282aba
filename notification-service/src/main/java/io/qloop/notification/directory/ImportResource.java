package io.qloop.notification.directory;

import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/directory/import")
@RunOnVirtualThread
@Tag(name = "directory")
class ImportResource {

    private final ImportDirectory importDirectory;
    private final CurrentUser user;

    ImportResource(ImportDirectory importDirectory, CurrentUser user) {
        this.importDirectory = importDirectory;
        this.user = user;
    }

    @POST
    @Consumes("text/csv")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Take the directory over from a table",
            description = "Columns department,nameZh,nameEn,site,function,superior,language,mails,post,postZh,postEn,"
                    + "holder,mail,from,until in any order; one row for each post. All rows or none. The same table may"
                    + " be sent again.")
    @APIResponse(responseCode = "200", description = "Taken over, or what would be")
    @APIResponse(responseCode = "422", description = "Every cell that breaks a rule, by row and column")
    public ImportDirectory.Result table(
            @QueryParam("dryRun")
                    @DefaultValue("false")
                    @Parameter(description = "Only say what would be refused; keep nothing")
                    boolean dryRun,
            @NotBlank String table) {
        return importDirectory.handle(table, dryRun, user.name());
    }
}
