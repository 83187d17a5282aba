package io.qloop.notification.intake;

import io.qloop.notification.addressing.WriteMessages;
import io.qloop.notification.intake.StageEntered.Copy;
import io.qloop.notification.intake.StageEntered.Purpose;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.MessageKind;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Brings the copies of a step to the heads of the departments that the procedure names (NT-005). A department that the
 * document leaves open has nobody to be told; who is to answer as well as to know is told to answer.
 */
@ApplicationScoped
class StageEnteredHandler implements EventHandler<StageEntered> {

    private static final String GENERAL_MANAGER = "general-manager";

    private final WriteMessages writeMessages;

    StageEnteredHandler(WriteMessages writeMessages) {
        this.writeMessages = writeMessages;
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
        var answering = functions(event.data(), Purpose.ANSWER);
        var knowing = functions(event.data(), Purpose.INFORMATION).stream()
                .filter(function -> !answering.contains(function))
                .toList();
        write(event, MessageKind.COPY_TO_ANSWER, answering);
        write(event, MessageKind.COPY_TO_KNOW, knowing);
    }

    private static List<CompanyFunction> functions(StageEntered entered, Purpose purpose) {
        return entered.copies().stream()
                .filter(copy -> copy.purpose() == purpose)
                .flatMap(copy -> functionOf(copy).stream())
                .distinct()
                .toList();
    }

    private static Optional<CompanyFunction> functionOf(Copy copy) {
        return Optional.ofNullable(copy.function())
                .or(() -> GENERAL_MANAGER.equals(copy.role())
                        ? Optional.of(CompanyFunction.GENERAL_MANAGEMENT)
                        : Optional.empty());
    }

    private void write(Event<StageEntered> event, MessageKind kind, List<CompanyFunction> functions) {
        if (functions.isEmpty()) {
            return;
        }
        var entered = event.data();
        writeMessages.handle(new WriteMessages.Command(
                Occasions.of(event, kind),
                Occasions.headsOf(functions),
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
