package io.qloop.platform.number;

import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.web.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The door to the series of numbers: auditors look, administrators change. */
@Path("/api/v1/services/{service}/number-series")
@Tag(name = "Number series", description = "How the numbers of each form are written, at each site")
@RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
@RunOnVirtualThread
public class NumberSeriesResource {

    private final NumberSeries series;
    private final ChangeNumberSeries change;
    private final Calendars calendars;
    private final Clock clock;

    NumberSeriesResource(NumberSeries series, ChangeNumberSeries change, Calendars calendars, Clock clock) {
        this.series = series;
        this.change = change;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** How new numbers are to be written. */
    @Schema(name = "NumberSeriesChange")
    public record Change(
            @NotBlank @Size(max = 200) String pattern,
            @NotNull NumberRestart restart,
            @NotBlank @Size(max = 500) String reason) {}

    @GET
    @Operation(summary = "Lists the series of all forms: the company's, and those of sites with one of their own")
    public List<NumberSeriesView> list() {
        var stored = series.stored();
        var views = new ArrayList<NumberSeriesView>();
        for (var form : series.forms()) {
            if (stored.stream()
                    .noneMatch(one -> one.form().equals(form) && one.site().equals(NumberSeries.COMPANY))) {
                views.add(preset(form));
            }
            stored.stream()
                    .filter(one -> one.form().equals(form))
                    .map(this::view)
                    .forEach(views::add);
        }
        return views;
    }

    @GET
    @Path("{form}/{site}")
    @Operation(summary = "Shows the series of a form at a site; company for all sites without one of their own")
    public RestResponse<NumberSeriesView> get(@RestPath String form, @RestPath String site) {
        var placeholders = series.placeholders(form);
        return series.stored(form, site)
                .map(stored -> Answers.ok(view(stored), NumberSeriesView.version(stored)))
                .orElseGet(() -> {
                    if (!site.equals(NumberSeries.COMPANY)) {
                        throw Refusal.notFound("number-series-not-found", form, site);
                    }
                    return Answers.ok(NumberSeriesView.preset(form, placeholders, year(site)), 0);
                });
    }

    @PUT
    @Path("{form}/{site}")
    @RolesAllowed(Roles.ADMIN)
    @Transactional
    @Operation(summary = "Changes how new numbers of a form are written; those that are given stay as they are")
    public RestResponse<NumberSeriesView> change(
            @RestPath String form,
            @RestPath @Size(max = 60) String site,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull Change wanted) {
        var pattern = new NumberPattern(wanted.pattern(), wanted.restart() == NumberRestart.YEARLY);
        change.handle(new ChangeNumberSeries.Command(form, site, pattern, wanted.reason(), ifMatch));
        return get(form, site);
    }

    private NumberSeriesView preset(String form) {
        return NumberSeriesView.preset(form, series.placeholders(form), year(NumberSeries.COMPANY));
    }

    private NumberSeriesView view(StoredSeries stored) {
        return NumberSeriesView.stored(stored, series.placeholders(stored.form()), year(stored.site()));
    }

    private int year(String site) {
        return calendars.of(site).dayOf(clock.instant()).getYear();
    }
}
