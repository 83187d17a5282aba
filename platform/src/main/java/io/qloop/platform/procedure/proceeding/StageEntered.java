package io.qloop.platform.procedure.proceeding;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.qloop.platform.event.DomainEvent;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.outbox.Outbox;
import io.qloop.platform.procedure.Procedure;
import io.qloop.platform.procedure.Procedure.Copy;
import io.qloop.platform.procedure.Situation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A case has entered a stage of its procedure: {@code qloop.<service>.stage-entered.v1}.
 *
 * @param ended  whether it is the last one
 * @param copies who gets a copy, as the procedure says for this case and stage
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StageEntered(
        String caseId,
        String caseNumber,
        String customerId,
        String procedure,
        @JsonProperty("class") String caseClass,
        String stage,
        Text stageName,
        String enteredBy,
        boolean ended,
        List<Receiver> copies) {

    /**
     * A department or post that gets a copy; function and role are left out where the document leaves them open.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Receiver(String department, Text name, String function, String role, Copy.Purpose purpose) {

        static Receiver of(Procedure.Department department, Copy.Purpose purpose) {
            return new Receiver(
                    department.code(), department.name(), department.function(), department.role(), purpose);
        }
    }

    static StageEntered of(Proceeding proceeding, Procedure procedure, Situation situation) {
        var step = proceeding.path().getLast();
        return new StageEntered(
                proceeding.id().toString(),
                proceeding.caseNumber(),
                proceeding.customerId(),
                proceeding.procedure(),
                proceeding.caseClass().orElse(null),
                step.stage(),
                Procedure.nameOf(procedure.stages(), step.stage()),
                step.by(),
                proceeding.endedAt().isPresent(),
                procedure.copies().stream()
                        .filter(copy -> step.stage().equals(copy.at()) && copy.isFor(situation))
                        .flatMap(copy -> copy.to().stream()
                                .map(code ->
                                        Receiver.of(procedure.department(code).orElseThrow(), copy.purpose())))
                        .toList());
    }

    /** Tells it. */
    @ApplicationScoped
    static class Announcer {

        private final Outbox outbox;
        private final String service;

        Announcer(Outbox outbox, @ConfigProperty(name = "quarkus.application.name") String service) {
            this.outbox = outbox;
            this.service = service;
        }

        void announce(StageEntered entered, Instant at) {
            outbox.append(new DomainEvent("qloop." + service + ".stage-entered.v1", entered.caseId(), at, entered));
        }
    }
}
