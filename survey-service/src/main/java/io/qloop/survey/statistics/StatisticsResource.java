package io.qloop.survey.statistics;

import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.period.Period;
import io.qloop.platform.problem.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/surveys/statistics")
@RunOnVirtualThread
@Tag(name = "surveys")
class StatisticsResource {

    private final SurveysOfPeriod surveys;
    private final Calendars calendars;

    StatisticsResource(SurveysOfPeriod surveys, Calendars calendars) {
        this.surveys = surveys;
        this.calendars = calendars;
    }

    @GET
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR})
    @Transactional
    @Operation(
            summary = "What came of the surveys in a period, beside the period before",
            description = "For our own people only. The numbers of a period that is over stay the same.")
    @APIResponse(responseCode = "200", description = "The numbers")
    @APIResponse(responseCode = "422", description = "The period has not begun")
    public Statistics read(
            @QueryParam("period") @Parameter(description = "2026-11, 2026-Q4, 2026-H2 or 2026", required = true)
                    String period) {
        return surveys.count(Optional.ofNullable(period)
                .flatMap(code -> Period.parse(code, calendars.company().zone()))
                .orElseThrow(() -> Refusal.invalid("period-invalid", "period")));
    }
}
