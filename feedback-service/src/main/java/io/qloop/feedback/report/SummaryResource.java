package io.qloop.feedback.report;

import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.document.DocumentFrame;
import io.qloop.platform.document.Documents;
import io.qloop.platform.document.PdfFile.Paper;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.web.Filter;
import io.qloop.platform.web.Page;
import io.qloop.platform.web.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The month-end summaries, for our own people only. */
@Path("/api/v1/feedbacks/summaries")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR})
@Tag(name = "summaries")
class SummaryResource {

    private static final int MOST_ITEMS = 100;
    private static final String AS_OF =
            "As it was known at this moment; left out: at the end of the month, while it runs now. What is being written while you ask may still come in";

    private final FeedbacksAsOf feedbacks;
    private final MonthSummaries summaries;
    private final SummaryPages pages;
    private final Documents documents;
    private final Calendars calendars;
    private final Clock clock;

    SummaryResource(
            FeedbacksAsOf feedbacks,
            MonthSummaries summaries,
            SummaryPages pages,
            Documents documents,
            Calendars calendars,
            Clock clock) {
        this.feedbacks = feedbacks;
        this.summaries = summaries;
        this.pages = pages;
        this.documents = documents;
        this.calendars = calendars;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "The summaries that were reported at the end of their month, the newest first")
    public Page<SummaryView.Reported> list(@BeanParam PageRequest page) {
        return page.page(summaries, Filter.all(), MonthSummary::id).map(SummaryView.Reported::of);
    }

    @GET
    @Path("{month}")
    @Operation(
            summary = "The summary of a month with its emphasised items",
            description = "The same month as of the same past moment always has the same numbers.")
    public SummaryView read(@RestPath String month, @QueryParam("asOf") @Parameter(description = AS_OF) Instant asOf) {
        var wanted = month(month, asOf);
        var count = new Figures.Count();
        var items = new ArrayList<SummaryLine>();
        feedbacks.each(wanted, line -> {
            count.add(line);
            if (line.isEmphasised() && items.size() < MOST_ITEMS) {
                items.add(line);
            }
        });
        return new SummaryView(wanted.code(), wanted.asOf(), count.figures(), items);
    }

    @GET
    @Path("{month}/xlsx")
    @Produces("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    @APIResponse(responseCode = "200", description = "The summary as Excel file, in the language of Accept-Language")
    @Operation(summary = "The summary of a month with all of its feedbacks as Excel file")
    public Response excel(
            @RestPath String month,
            @QueryParam("asOf") @Parameter(description = AS_OF) Instant asOf,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages) {
        var wanted = month(month, asOf);
        var wording = documents.wording(languages);
        return documents.excel(wording.of(pages.title(wanted)), wording, file -> pages.write(wanted, file, wording));
    }

    @GET
    @Path("{month}/pdf")
    @Produces("application/pdf")
    @APIResponse(responseCode = "200", description = "The summary as PDF, in the language of Accept-Language")
    @Operation(summary = "The summary of a month with all of its feedbacks as PDF")
    public Response pdf(
            @RestPath String month,
            @QueryParam("asOf") @Parameter(description = AS_OF) Instant asOf,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages) {
        var wanted = month(month, asOf);
        var wording = documents.wording(languages);
        var title = pages.title(wanted);
        return documents.pdf(
                wording.of(title),
                DocumentFrame.of(title),
                Paper.ACROSS,
                wording,
                file -> pages.write(wanted, file, wording));
    }

    private Month month(String code, Instant asOf) {
        return Month.of(code, Optional.ofNullable(asOf), calendars.company().zone(), clock.instant());
    }
}
