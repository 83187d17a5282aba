package io.qloop.notification.report;

import io.qloop.platform.identity.Roles;
import io.qloop.platform.web.Filter;
import io.qloop.platform.web.Page;
import io.qloop.platform.web.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/delivery-reports")
@RunOnVirtualThread
@Tag(name = "messages")
class DeliveryReportResource {

    private final DeliveryReports reports;

    DeliveryReportResource(DeliveryReports reports) {
        this.reports = reports;
    }

    @GET
    @RolesAllowed({Roles.AUDITOR, Roles.ADMIN})
    @Operation(
            summary = "List delivery reports",
            description = "Every mail that came back, with what it led to; also those that belong to no message.")
    public Page<DeliveryReportView> list(
            @QueryParam("outcome") ReportOutcome outcome,
            @QueryParam("messageId") UUID messageId,
            @BeanParam PageRequest page) {
        return page.page(reports, Filter.all().eq("outcome", outcome).eq("messageId", messageId), DeliveryReport::id)
                .map(DeliveryReportView::of);
    }
}
