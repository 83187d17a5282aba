package io.qloop.platform.procedure.proceeding;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.qloop.platform.event.DomainEvent;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.outbox.Outbox;
import io.qloop.platform.procedure.FieldValue;
import io.qloop.platform.procedure.Procedure;
import io.qloop.platform.procedure.Procedure.Copy;
import io.qloop.platform.procedure.Situation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A case has entered a stage of its procedure: {@code qloop.<service>.stage-entered.v1}.
 *
 * @param customerId null where the case is about no customer
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

        /** What a ticked box means; one that means no department of ours has its words. */
        static Receiver of(
                FieldValue.Ticked box, Procedure procedure, Procedure.Department concerned, Copy.Purpose purpose) {
            return Optional.ofNullable(box.choice().department())
                    .flatMap(procedure::department)
                    .map(department -> of(department, purpose))
                    .orElseGet(() -> new Receiver(
                            concerned.code(),
                            new Text(box.words(), box.words()),
                            concerned.function(),
                            concerned.role(),
                            purpose));
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
                                .map(code -> procedure.department(code).orElseThrow())
                                .flatMap(department -> receivers(proceeding, procedure, department, copy.purpose())))
                        .distinct()
                        .toList());
    }

    /** The department itself, or those that are ticked in the field that names them; all of them where nobody has ticked any. */
    private static Stream<Receiver> receivers(
            Proceeding proceeding, Procedure procedure, Procedure.Department department, Copy.Purpose purpose) {
        var ticked = Optional.ofNullable(department.field()).flatMap(procedure::field).stream()
                .flatMap(field -> FieldValue.ticked(field, proceeding.fields().get(field.code())).stream())
                .map(box -> Receiver.of(box, procedure, department, purpose))
                .toList();
        return ticked.isEmpty() ? Stream.of(Receiver.of(department, purpose)) : ticked.stream();
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
