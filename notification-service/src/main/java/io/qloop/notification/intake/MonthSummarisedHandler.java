package io.qloop.notification.intake;

import io.qloop.notification.addressing.WriteMessages;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.MessageKind;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;

/** Tells the leaders in charge, and whoever heads business operations, of the summary of a month (NT-004). */
@ApplicationScoped
class MonthSummarisedHandler implements EventHandler<MonthSummarised> {

    private final WriteMessages writeMessages;

    MonthSummarisedHandler(WriteMessages writeMessages) {
        this.writeMessages = writeMessages;
    }

    @Override
    public String type() {
        return "qloop.feedback.month-summarised.v1";
    }

    @Override
    public Class<MonthSummarised> dataType() {
        return MonthSummarised.class;
    }

    @Override
    public void handle(Event<MonthSummarised> event) {
        var summary = event.data();
        writeMessages.handle(new WriteMessages.Command(
                Occasions.of(event, MessageKind.MONTH_SUMMARISED),
                List.of(
                        new Audience.FunctionHead(CompanyFunction.GENERAL_MANAGEMENT.code(), null),
                        new Audience.FunctionHead(CompanyFunction.SALES.code(), null)),
                new Matter(
                        summary.month(),
                        String.valueOf(summary.emphasised()),
                        summary.items().stream()
                                .map(item -> item.number() + "  " + item.subject())
                                .collect(Collectors.joining("\n")),
                        null,
                        null,
                        null,
                        null,
                        "/feedbacks/summaries/" + summary.month())));
    }
}
