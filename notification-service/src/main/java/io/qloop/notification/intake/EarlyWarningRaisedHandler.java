package io.qloop.notification.intake;

import io.qloop.notification.addressing.WriteMessages;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.MessageKind;
import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Warns the head of the responsible function (NT-020). */
@ApplicationScoped
class EarlyWarningRaisedHandler implements EventHandler<EarlyWarningRaised> {

    private final WriteMessages writeMessages;

    EarlyWarningRaisedHandler(WriteMessages writeMessages) {
        this.writeMessages = writeMessages;
    }

    @Override
    public String type() {
        return "qloop.feedback.early-warning-raised.v1";
    }

    @Override
    public Class<EarlyWarningRaised> dataType() {
        return EarlyWarningRaised.class;
    }

    @Override
    public void handle(Event<EarlyWarningRaised> event) {
        var warning = event.data();
        writeMessages.handle(new WriteMessages.Command(
                Occasions.of(event, MessageKind.EARLY_WARNING_RAISED),
                List.of(new Audience.FunctionHead(warning.responsibleFunction().code(), null)),
                new Matter(
                        warning.number(),
                        warning.number(),
                        about(warning),
                        null,
                        null,
                        null,
                        warning.dueAt(),
                        "/early-warnings/" + warning.warningId())));
    }

    /** In figures, which need no language. */
    static String about(EarlyWarningRaised warning) {
        return "%s: %d ≥ %d (%s – %s)%s"
                .formatted(
                        warning.key(),
                        warning.feedbacks(),
                        warning.limit(),
                        warning.firstDay(),
                        warning.lastDay(),
                        exposure(warning));
    }

    /** What was delivered in these days, and what in those that tell what is usual. */
    private static String exposure(EarlyWarningRaised warning) {
        return switch (warning.exposure()) {
            case null -> "";
            case TIME -> "";
            case DELIVERIES -> ", 发货 deliveries: " + amounts(warning);
            case QUANTITY -> ", 发货量 quantity: " + amounts(warning) + " " + warning.exposureUnit();
        };
    }

    private static String amounts(EarlyWarningRaised warning) {
        return rounded(warning.exposed()) + " : " + rounded(warning.usuallyExposed());
    }

    private static String rounded(BigDecimal amount) {
        return amount.setScale(1, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }
}
