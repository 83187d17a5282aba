package io.qloop.notification.directory;

import io.qloop.platform.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/directory/gaps")
@RunOnVirtualThread
@Tag(name = "directory")
class GapResource {

    private final Gaps gaps;

    GapResource(Gaps gaps) {
        this.gaps = gaps;
    }

    @GET
    @RolesAllowed({Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(
            summary = "List where the directory names nobody",
            description =
                    "Posts without anybody who can be told today, and departments, posts and functions that events"
                            + " named although nobody stands for them. What is put right is not listed any more.")
    public List<Gaps.Gap> list() {
        return gaps.now();
    }
}
