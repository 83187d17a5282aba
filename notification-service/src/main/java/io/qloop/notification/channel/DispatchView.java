package io.qloop.notification.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something told over a channel, as its readers see it.
 *
 * @param id   what a webhook's reader sees as {@code webhook-id}
 * @param body what goes out; left out in lists, as are the steps
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ChannelDispatch")
public record DispatchView(
        UUID id,
        UUID channelId,
        String topic,
        String caseId,
        String title,
        DispatchStatus status,
        int attempts,
        Instant createdAt,
        Instant nextAttemptAt,
        Instant takenAt,
        Instant failedAt,
        String body,
        List<Step> steps) {

    /** One step of what became of it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ChannelDispatchStep")
    public record Step(DispatchOutcome outcome, int attempt, Integer statusCode, String detail, Instant at) {}

    static DispatchView row(Dispatch dispatch) {
        return of(dispatch, null, null);
    }

    static DispatchView whole(Dispatch dispatch, List<DispatchStep> steps) {
        return of(
                dispatch,
                dispatch.told().body(),
                steps.stream()
                        .map(s -> new Step(s.outcome(), s.attempt(), s.statusCode(), s.detail(), s.at()))
                        .toList());
    }

    private static DispatchView of(Dispatch dispatch, String body, List<Step> steps) {
        var told = dispatch.told();
        return new DispatchView(
                dispatch.id(),
                dispatch.channelId(),
                told.topic(),
                told.caseId(),
                told.title(),
                dispatch.status(),
                dispatch.attempts(),
                dispatch.createdAt(),
                dispatch.nextAttemptAt().orElse(null),
                dispatch.takenAt().orElse(null),
                dispatch.failedAt().orElse(null),
                body,
                steps);
    }
}
