package io.qloop.notification.intake;

import io.qloop.notification.addressing.WriteMessages;
import io.qloop.notification.intake.StageEntered.Copy;
import io.qloop.notification.intake.StageEntered.Purpose;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.MessageKind;
import io.qloop.notification.message.Messages;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Brings the copies of a step to the heads of the departments, or the holders of the posts, that the procedure names (NT-001,
 * NT-002, NT-005), and to the manager or leader in charge. One that the document leaves open is whoever goes by its code in
 * the directory, else whoever answers for the case; who is to answer as well as to know is told to answer.
 */
@ApplicationScoped
class StageEnteredHandler implements EventHandler<StageEntered> {

    private static final String GENERAL_MANAGER = "general-manager";
    /** As the procedures call whoever of general management is in charge of the matter. */
    private static final Set<String> IN_CHARGE = Set.of("manager-in-charge", "leader-in-charge");

    private final WriteMessages writeMessages;
    private final Messages messages;
    private final Sites sites;

    StageEnteredHandler(WriteMessages writeMessages, Messages messages, Sites sites) {
        this.writeMessages = writeMessages;
        this.messages = messages;
        this.sites = sites;
    }

    @Override
    public String type() {
        return "qloop.feedback.stage-entered.v1";
    }

    @Override
    public Class<StageEntered> dataType() {
        return StageEntered.class;
    }

    @Override
    public void handle(Event<StageEntered> event) {
        var site = sites.of(event.data().customerId());
        var responsible = messages.functionResponsibleFor(event.subject());
        var answering = audiences(event.data(), Purpose.ANSWER, responsible, site);
        var knowing = audiences(event.data(), Purpose.INFORMATION, responsible, site).stream()
                .filter(audience -> !answering.contains(audience))
                .toList();
        write(event, MessageKind.COPY_TO_ANSWER, answering);
        write(event, MessageKind.COPY_TO_KNOW, knowing);
    }

    private static List<Audience> audiences(
            StageEntered entered, Purpose purpose, Optional<String> responsible, String site) {
        return entered.copies().stream()
                .filter(copy -> copy.purpose() == purpose)
                .map(copy -> audienceOf(copy, responsible, site))
                .distinct()
                .toList();
    }

    private static Audience audienceOf(Copy copy, Optional<String> responsible, String site) {
        var named = GENERAL_MANAGER.equals(copy.role()) ? CompanyFunction.GENERAL_MANAGEMENT : copy.function();
        if (named == null) {
            return new Audience.Department(copy.department(), responsible.orElse(null), site);
        }
        return IN_CHARGE.contains(copy.department())
                ? new Audience.LeaderInCharge(copy.department(), named.code(), site)
                : new Audience.Department(copy.department(), named.code(), site);
    }

    private void write(Event<StageEntered> event, MessageKind kind, List<Audience> audiences) {
        if (audiences.isEmpty()) {
            return;
        }
        var entered = event.data();
        writeMessages.handle(new WriteMessages.Command(
                Occasions.of(event, kind),
                audiences,
                new Matter(
                        entered.caseNumber(),
                        entered.caseNumber(),
                        entered.stageName().zh() + " / " + entered.stageName().en(),
                        null,
                        null,
                        null,
                        null,
                        "/proceedings/" + entered.caseId())));
    }
}
