package io.qloop.returns.goodsreturn;

import io.qloop.platform.i18n.Text;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.web.Answers;
import io.qloop.platform.web.Page;
import io.qloop.platform.web.PageRequest;
import io.qloop.returns.masterdata.Customer;
import io.qloop.returns.masterdata.Customers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Returns over REST: ours see all, a customer its own. */
@Path("/api/v1/returns")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.CUSTOMER})
@Tag(name = "Returns", description = "Goods that customers sent back")
class ReturnResource {

    private final GoodsReturns returns;
    private final Customers customers;
    private final CurrentUser user;

    ReturnResource(GoodsReturns returns, Customers customers, CurrentUser user) {
        this.returns = returns;
        this.customers = customers;
        this.user = user;
    }

    @GET
    @Operation(operationId = "listReturns", summary = "Returns, newest first; a customer gets its own")
    public Page<ReturnSummary> list(
            @RestQuery String customerId,
            @RestQuery ReturnStatus status,
            @RestQuery String returnReference,
            @BeanParam PageRequest page) {
        var filter = new GoodsReturns.Filter(customerId, user.onlyCustomer().orElse(null), status, returnReference);
        return Page.of(returns.page(filter, page), page, ReturnSummary::id);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getReturn", summary = "One return with its lines")
    public RestResponse<ReturnView> get(@RestPath UUID id) {
        var goodsReturn = returns.withLines(id);
        user.requireOwnCustomer(goodsReturn.customerId(), "return");
        var view = ReturnView.of(goodsReturn, customerName(goodsReturn.customerId()));
        return Answers.ok(view, goodsReturn.version());
    }

    private Text customerName(String customerId) {
        return customers.find(customerId).map(Customer::name).orElse(null);
    }
}
