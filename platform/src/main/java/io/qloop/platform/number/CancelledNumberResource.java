package io.qloop.platform.number;

import io.qloop.platform.i18n.Texts;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.web.Page;
import io.qloop.platform.web.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** What became of the numbers that no record has: for whoever finds one missing. */
@Path("/api/v1/services/{service}/cancelled-numbers")
@Tag(name = "Number series")
@RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
@RunOnVirtualThread
public class CancelledNumberResource {

    private final CancelledNumbers cancelled;
    private final NumberSeries series;
    private final Texts texts;

    CancelledNumberResource(CancelledNumbers cancelled, NumberSeries series, Texts texts) {
        this.cancelled = cancelled;
        this.series = series;
        this.texts = texts;
    }

    @GET
    @Transactional
    @Operation(
            summary = "Lists the cancelled numbers with the reason of each",
            description =
                    "By their series, in each the one that was drawn last comes first, unless sorted by createdAt. "
                            + "A number appears within a minute after its transaction was rolled back.")
    public Page<CancelledNumberView> list(
            @RestQuery @Parameter(description = "Code of a form, such as FB") String form,
            @BeanParam PageRequest page) {
        if (form != null && !series.forms().contains(form)) {
            throw Refusal.invalid("number-form-unknown", "form", String.join(", ", series.forms()));
        }
        var found = cancelled.page(
                Optional.ofNullable(form),
                page.afterKey(CancelledNumber.Place.PARTS).map(CancelledNumber.Place::of),
                page.ascending(),
                page.limit() + 1);
        return Page.ofKeyed(found, page, one -> one.place().key()).map(one -> CancelledNumberView.of(one, texts));
    }
}
