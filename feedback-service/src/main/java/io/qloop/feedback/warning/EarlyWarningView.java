package io.qloop.feedback.warning;

import com.fasterxml.jackson.annotation.JsonInclude;
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

        @Schema(description = "Feedbacks that were usual in as many days")
        double expected,

        @Schema(description = "That many feedbacks call for a warning")
        long limit,

        @Schema(description = "How probable so many feedbacks were, had nothing changed")
        double probability,

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
                warning.status(),
                warning.isFalseAlarm(),
                warning.procedure(),
                warning.dueAt().orElse(null),
                warning.raisedAt(),
                warning.settledAt().orElse(null));
    }
}
