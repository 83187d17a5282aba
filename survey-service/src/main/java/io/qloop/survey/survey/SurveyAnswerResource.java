package io.qloop.survey.survey;

import io.qloop.platform.i18n.Texts;
import io.qloop.platform.problem.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/survey-answers/{token}")
@RunOnVirtualThread
@PermitAll
@Cache(noStore = true)
@Tag(name = "survey-answers")
class SurveyAnswerResource {
    private final AnswerSurvey answerSurvey;
    private final Surveys surveys;
    private final Questionnaire questionnaire;
    private final Clock clock;

    SurveyAnswerResource(AnswerSurvey answerSurvey, Surveys surveys, Texts texts, Clock clock) {
        this.answerSurvey = answerSurvey;
        this.surveys = surveys;
        this.questionnaire = Questionnaire.afterComplaint(texts);
        this.clock = clock;
    }

    /** A customer's answer: 1, very dissatisfied, to 5, very satisfied. */
    public record Answer(
            @NotNull @Min(Survey.SCORE_MIN) @Max(Survey.SCORE_MAX)
            Integer score,

            @Size(max = Survey.COMMENT_MAX) String comment) {

        AnswerSurvey.Command toCommand(String token) {
            var words = Optional.ofNullable(comment).filter(it -> !it.isBlank());
            return new AnswerSurvey.Command(token, new Survey.Answer(score, words));
        }
    }

    @GET
    @Operation(summary = "Read the question", description = "Public: the link itself is the key.")
    public SurveyAnswerView read(@PathParam("token") String token) {
        return SurveyToken.parse(token)
                .flatMap(surveys::withToken)
                .map(this::view)
                .orElseThrow(() -> Refusal.notFound("survey-not-found"));
    }

    @POST
    @Operation(
            summary = "Answer the question",
            description = "Public: the link itself is the key. It takes one answer, so no Idempotency-Key is needed: "
                    + "an answer sent again is refused as already answered.")
    @APIResponse(
            responseCode = "201",
            description = "Answered",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SurveyAnswerView.class)))
    @APIResponse(
            responseCode = "410",
            description = "The time for an answer is over",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    public RestResponse<SurveyAnswerView> answer(@PathParam("token") String token, @NotNull @Valid Answer answer) {
        var survey = answerSurvey.handle(answer.toCommand(token));
        return RestResponse.status(RestResponse.Status.CREATED, view(survey));
    }

    private SurveyAnswerView view(Survey survey) {
        return SurveyAnswerView.of(survey, questionnaire, clock.instant());
    }
}
