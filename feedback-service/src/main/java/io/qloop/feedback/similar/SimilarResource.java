package io.qloop.feedback.similar;

import io.qloop.feedback.similar.EarlierFeedbacks.Asked;
import io.qloop.feedback.wording.Said;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.web.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/feedbacks")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "feedbacks")
class SimilarResource {

    private static final String FEW = "5";
    private static final int LINES_MAX = 100;

    private final SimilarCases similar;
    private final LikelyDuplicates duplicates;
    private final EarlierFeedbacks feedbacks;
    private final Texts texts;
    private final CurrentUser user;
    private final Clock clock;

    SimilarResource(
            SimilarCases similar,
            LikelyDuplicates duplicates,
            EarlierFeedbacks feedbacks,
            Texts texts,
            CurrentUser user,
            Clock clock) {
        this.similar = similar;
        this.duplicates = duplicates;
        this.feedbacks = feedbacks;
        this.texts = texts;
        this.user = user;
        this.clock = clock;
    }

    /** A feedback that is about to be registered; what is not known yet is left out. */
    @Schema(name = "FeedbackDraft")
    public record Draft(
            @NotBlank @Size(max = 40) String customerId,
            @Size(max = 200) String subject,
            @Size(max = 10_000) String content,
            @Size(max = 40) String productId,
            @Size(max = 60) String lot,
            @Size(max = LINES_MAX) List<@NotNull @Valid Goods> lines,
            Instant receivedAt) {

        /** Goods that it is about, as they are registered. */
        @Schema(name = "FeedbackDraftGoods")
        public record Goods(
                @Size(max = 40) String productId,
                @Size(max = 60) String lot) {}

        Asked toAsked(Instant now) {
            return new Asked(
                    null,
                    null,
                    new Said(
                            "",
                            customerId,
                            orNothing(subject),
                            orNothing(content),
                            named(productId, Goods::productId),
                            named(lot, Goods::lot)),
                    receivedAt == null ? now : receivedAt);
        }

        private static String orNothing(String text) {
            return text == null ? "" : text;
        }

        private List<String> named(String directly, Function<Goods, String> what) {
            var inLines = Stream.ofNullable(lines).flatMap(List::stream).map(what);
            return Stream.concat(Stream.of(orNothing(directly)), inLines.map(Draft::orNothing))
                    .filter(it -> !it.isBlank())
                    .toList();
        }
    }

    @POST
    @Path("duplicates")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.CUSTOMER})
    @Operation(
            operationId = "duplicatesOfDraft",
            summary = "What a feedback would probably repeat, before it is registered",
            description = "Each with the reasons. Registers nothing. Customers ask about their own feedbacks.")
    public List<SimilarCase> ofDraft(@NotNull @Valid Draft draft) {
        user.requireOwnCustomer(draft.customerId(), "customer");
        return shown(duplicates.of(draft.toAsked(clock.instant()), user.onlyCustomer()));
    }

    @GET
    @Path("{id}/duplicates")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.CUSTOMER})
    @Operation(
            operationId = "duplicatesOfFeedback",
            summary = "The feedbacks that this one probably repeats, or that repeat it",
            description = "Each with the reasons. Customers see their own only.")
    public List<SimilarCase> ofFeedback(@PathParam("id") UUID id) {
        var asked = feedbacks.get(id);
        user.requireOwnCustomer(asked.said().customerId(), "feedback");
        return shown(duplicates.of(asked, user.onlyCustomer()));
    }

    @GET
    @Path("{id}/similar")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR})
    @Operation(
            operationId = "similarFeedbacks",
            summary = "The feedbacks that are most like this one",
            description = "Of any customer and time, with the score part by part.")
    public List<SimilarCase> similar(
            @PathParam("id") UUID id,
            @QueryParam("limit")
                    @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            format = "int32",
                                            minimum = "1",
                                            maximum = "100",
                                            defaultValue = FEW))
                    String limit) {
        return shown(similar.to(id, PageRequest.limit(limit == null ? FEW : limit)));
    }

    private List<SimilarCase> shown(List<Ranking.Ranked> ranked) {
        return ranked.stream()
                .map(it -> SimilarCase.of(it.earlier(), it.score(), texts))
                .toList();
    }
}
