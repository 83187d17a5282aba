package io.qloop.notification.intake;

import io.qloop.notification.addressing.WriteMessages;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.MessageKind;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;

/** Reports what customers are especially concerned about to the leaders, and to sales for reference (FB-045, NT-021). */
@ApplicationScoped
class InformationDigestedHandler implements EventHandler<InformationDigested> {

    private final WriteMessages writeMessages;

    InformationDigestedHandler(WriteMessages writeMessages) {
        this.writeMessages = writeMessages;
    }

    @Override
    public String type() {
        return "qloop.feedback.information-digested.v1";
    }

    @Override
    public Class<InformationDigested> dataType() {
        return InformationDigested.class;
    }

    @Override
    public void handle(Event<InformationDigested> event) {
        var digest = event.data();
        writeMessages.handle(new WriteMessages.Command(
                Occasions.of(event, MessageKind.INFORMATION_DIGESTED),
                Occasions.headsOf(List.of(CompanyFunction.GENERAL_MANAGEMENT, CompanyFunction.SALES), null),
                new Matter(
                        digest.period(),
                        digest.procedure(),
                        concerns(digest),
                        null,
                        null,
                        null,
                        null,
                        "/information-digests/" + digest.digestId())));
    }

    private static String concerns(InformationDigested digest) {
        if (digest.concerns().isEmpty()) {
            return "–";
        }
        var named = digest.concerns().stream()
                .map(concern -> concern.number() + " " + concern.subject())
                .collect(Collectors.joining("; "));
        // Older events name all of them, and no number.
        return digest.concernCount() > digest.concerns().size()
                ? "(" + digest.concernCount() + ") " + named + "; …"
                : named;
    }
}
