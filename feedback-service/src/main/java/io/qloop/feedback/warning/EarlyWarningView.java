package io.qloop.feedback.warning;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.platform.procedure.WarningRule;
import io.qloop.platform.procedure.WarningRule.Dimension;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An early warning as readers see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EarlyWarningView(
        UUID id,
        String number,
        Dimension dimension,

        @Schema(description = "The product, customer or kind")
        String key,

        String rule,

        @Schema(description = "The procedure with its version that the rule stood in")
        String ruleOf,

        LocalDate firstDay,
        LocalDate lastDay,
        long feedbacks,

        @Schema(description = "Feedbacks that were usual in as many days, or for as much as was delivered")
        double expected,

        @Schema(description = "That many feedbacks call for a warning")
        long limit,

        @Schema(description = "How probable so many feedbacks were, had nothing changed")
        double probability,

        @Schema(description = "What the feedbacks were measured by")
        WarningRule.Exposure exposure,

        @Schema(description = "How much of it there was in its days: days, deliveries or a quantity")
        Double exposed,

        @Schema(description = "How much of it there was in the days that tell what is usual")
        Double usuallyExposed,

        @Schema(description = "The unit of a quantity") String exposureUnit,

        EarlyWarningStatus status,
        boolean falseAlarm,
        String procedure,
        Instant dueAt,
        Instant raisedAt,
        Instant settledAt) {

    static EarlyWarningView of(EarlyWarning warning) {
        return new EarlyWarningView(
                warning.id(),
                warning.number(),
                warning.watched().dimension(),
                warning.watched().key(),
                warning.rule(),
                warning.ruleOf(),
                warning.span().first(),
                warning.span().last(),
                warning.feedbacks(),
                warning.expected(),
                warning.warningLimit(),
                warning.probability(),
                warning.exposure(),
                warning.exposed().orElse(null),
                warning.usuallyExposed().orElse(null),
                warning.exposureUnit().orElse(null),
                warning.status(),
                warning.isFalseAlarm(),
                warning.procedure(),
                warning.dueAt().orElse(null),
                warning.raisedAt(),
                warning.settledAt().orElse(null));
    }
}
