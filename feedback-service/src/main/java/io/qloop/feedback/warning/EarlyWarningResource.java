package io.qloop.feedback.warning;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.procedure.WarningRule;
import io.qloop.platform.procedure.WarningRule.Dimension;
import io.qloop.platform.web.Answers;
import io.qloop.platform.web.Page;
import io.qloop.platform.web.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/early-warnings")
@RunOnVirtualThread
@Tag(name = "early-warnings")
@RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR})
class EarlyWarningResource {

    private static final int KEY_MAX = 60;
    private static final int POINTS_MAX = 104;

    private final EarlyWarnings warnings;
    private final Charts charts;

    EarlyWarningResource(EarlyWarnings warnings, Charts charts) {
        this.warnings = warnings;
        this.charts = charts;
    }

    /** A control chart: its rule and its points, the oldest first. */
    @Schema(name = "RateChart")
    public record ChartView(WarningRule rule, List<PointView> points) {}

    /** A point of a control chart. */
    @Schema(name = "RateChartPoint")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PointView(
            LocalDate firstDay,
            LocalDate lastDay,
            long feedbacks,

            @Schema(description = "What the feedbacks are measured by; time where not enough is known of deliveries")
            WarningRule.Exposure exposure,

            @Schema(description = "How much of it there is in these days: days, deliveries or a quantity")
            double exposed,

            @Schema(description = "How much of it there was in the days that tell what is usual")
            double usuallyExposed,

            @Schema(description = "The unit of a quantity") String exposureUnit,

            @Schema(description = "Feedbacks that are usual in as many days, or for as much as was delivered")
            double expected,

            @Schema(description = "That many feedbacks call for a warning")
            long limit,

            @Schema(description = "How probable so many feedbacks are, had nothing changed")
            double probability) {

        static PointView of(RateChart.Point point) {
            return new PointView(
                    point.span().first(),
                    point.span().last(),
                    point.feedbacks(),
                    point.measured().by(),
                    point.measured().now(),
                    point.measured().usual(),
                    point.measured().unit(),
                    point.expected(),
                    point.limit(),
                    point.probability());
        }
    }

    @GET
    @Operation(
            summary = "List early warnings",
            description = "Where each stands in its procedure: `/api/v1/services/feedback/proceedings/{id}`.")
    public Page<EarlyWarningView> list(@QueryParam("status") EarlyWarningStatus status, @BeanParam PageRequest page) {
        return warnings.page(Optional.ofNullable(status), page).map(EarlyWarningView::of);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read an early warning")
    public RestResponse<EarlyWarningView> read(@PathParam("id") UUID id) {
        var warning = warnings.get(id);
        return Answers.ok(EarlyWarningView.of(warning), warning.version());
    }

    @GET
    @Path("charts")
    @Operation(
            summary = "Show the control charts of a product, customer or kind",
            description = "One for each rule of the procedure in force. A chart has points where enough is known.")
    public List<ChartView> charts(
            @NotNull @QueryParam("dimension") Dimension dimension,
            @NotBlank @Size(max = KEY_MAX) @QueryParam("key") String key,
            @Min(1) @Max(POINTS_MAX) @DefaultValue("26") @QueryParam("points") int points) {
        var watched = new Watched(dimension, key);
        return Charts.rules(charts.inForce(watched), watched)
                .map(rule -> new ChartView(
                        rule,
                        charts.points(watched, rule, points).stream()
                                .map(PointView::of)
                                .toList()))
                .toList();
    }
}
