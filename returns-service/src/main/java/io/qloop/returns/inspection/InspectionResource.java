package io.qloop.returns.inspection;

import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.web.Answers;
import io.qloop.platform.web.Page;
import io.qloop.platform.web.PageRequest;
import io.qloop.returns.masterdata.Customer;
import io.qloop.returns.masterdata.Customers;
import io.qloop.returns.masterdata.Product;
import io.qloop.returns.masterdata.Products;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Inspections over REST, for our own people; results come from quality. */
@Path("/api/v1/inspections")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR})
@Tag(name = "Inspections", description = "Inspection of returned lots")
class InspectionResource {

    private final Inspections inspections;
    private final RecordInspectionResult recordResult;
    private final Customers customers;
    private final Products products;
    private final CurrentUser user;

    InspectionResource(
            Inspections inspections,
            RecordInspectionResult recordResult,
            Customers customers,
            Products products,
            CurrentUser user) {
        this.inspections = inspections;
        this.recordResult = recordResult;
        this.customers = customers;
        this.products = products;
        this.user = user;
    }

    @GET
    @Operation(operationId = "listInspections", summary = "Inspections, newest first")
    public Page<InspectionSummary> list(
            @RestQuery InspectionStatus status,
            @RestQuery String lot,
            @RestQuery UUID returnId,
            @RestQuery String returnReference,
            @BeanParam PageRequest page) {
        var filter = new Inspections.Filter(status, lot, returnId, returnReference);
        return Page.of(inspections.page(filter, page), page, InspectionSummary::id);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getInspection", summary = "One inspection with its result")
    public RestResponse<InspectionView> get(@RestPath UUID id) {
        return answer(inspections.get(id));
    }

    @PUT
    @Path("{id}/result")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(
            operationId = "recordInspectionResult",
            summary = "Completes an inspection with what was found and what becomes of the goods (quality only, once)")
    public RestResponse<InspectionView> recordResult(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid InspectionResult result) {
        user.requireFunction(CompanyFunction.QUALITY);
        return answer(recordResult.handle(new RecordInspectionResult.Command(id, ifMatch, result.toFindings())));
    }

    private RestResponse<InspectionView> answer(Inspection inspection) {
        var view = InspectionView.of(
                inspection,
                customers.find(inspection.customerId()).map(Customer::name).orElse(null),
                products.find(inspection.productId()).map(Product::name).orElse(null));
        return Answers.ok(view, inspection.version());
    }
}
