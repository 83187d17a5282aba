package io.qloop.feedback.information;

import io.qloop.feedback.customer.KnownCustomers;
import io.qloop.feedback.feedback.IntakeSettings;
import io.qloop.feedback.visit.PlannedVisits;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.number.NumberParts;
import io.qloop.platform.number.Numbers;
import io.qloop.platform.outbox.Outbox;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.procedure.Procedure;
import io.qloop.platform.procedure.proceeding.Judgement;
import io.qloop.platform.procedure.proceeding.Opening;
import io.qloop.platform.procedure.proceeding.Proceedings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Records what was heard, under the procedure that is in force for its form, and tells the functions that this routes it
 * to. A visit report fulfils the visit that was planned.
 */
@ApplicationScoped
class RecordInformation {

    /** The end of a visit, from which a report's time counts (FB-025). */
    private static final String VISIT_ENDED = "visit-ended";

    private static final CompanyFunction DEFAULT_FUNCTION = CompanyFunction.SALES;

    private final InformationRecords records;
    private final InformationProceeding course;
    private final KnownCustomers customers;
    private final RaisableItems raisable;
    private final PlannedVisits visits;
    private final Proceedings proceedings;
    private final IntakeSettings settings;
    private final Numbers numbers;
    private final Outbox outbox;
    private final Clock clock;

    RecordInformation(
            InformationRecords records,
            InformationProceeding course,
            KnownCustomers customers,
            RaisableItems raisable,
            PlannedVisits visits,
            Proceedings proceedings,
            IntakeSettings settings,
            Numbers numbers,
            Outbox outbox,
            Clock clock) {
        this.records = records;
        this.course = course;
        this.customers = customers;
        this.raisable = raisable;
        this.visits = visits;
        this.proceedings = proceedings;
        this.settings = settings;
        this.numbers = numbers;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * What to record.
     *
     * @param fields of the procedure's form that are filled in already
     */
    record Command(
            InformationForm form,
            Optional<String> kind,
            Set<String> facts,
            Optional<String> customerId,
            Optional<String> site,
            InformationWords words,
            KeyItems items,
            Map<String, String> fields,
            Instant occurredAt,
            Optional<UUID> visitPlan,
            String recordedBy) {}

    @Transactional
    InformationRecord handle(Command command) {
        var now = clock.instant();
        if (command.occurredAt().isAfter(now.plus(settings.receivedAtTolerance()))) {
            throw Refusal.unprocessable("occurred-in-future", "occurredAt");
        }
        if (command.form().needsCustomer() && command.customerId().isEmpty()) {
            throw Refusal.unprocessable("information-without-customer", "customerId");
        }
        command.customerId().ifPresent(this::requireKnown);
        raisable.requireAll(command.customerId(), command.items());
        InformationProceeding.category(command.fields());

        var version = proceedings.inForce(
                command.form().subject(),
                command.customerId().orElse(null),
                null,
                command.site().orElse(null));
        var procedure = version.procedure();
        if (!procedure.routes().isEmpty() && command.kind().isEmpty()) {
            throw Refusal.unprocessable("information-without-kind", "kind", codes(procedure));
        }
        var functions = new TreeSet<>(procedure.functionsFor(command.kind()));
        var id = Ids.next();
        command.visitPlan()
                .ifPresent(plan -> visits.made(plan, command.customerId().orElse(null), id));
        // After what can be refused, or it is given out for nothing.
        var number = numbers.next(
                command.form().series(), command.site().map(NumberParts::ofSite).orElse(NumberParts.none()), id);
        var opened = proceedings.open(version, opening(command, procedure, id, number, functions, now));
        var record = new InformationRecord(
                id,
                number,
                new InformationRecord.Place(
                        command.form(),
                        command.kind(),
                        command.customerId(),
                        command.site(),
                        functions,
                        command.visitPlan()),
                command.words(),
                command.items().all(),
                command.occurredAt(),
                course.course(opened.proceeding(), opened.dueAt()),
                command.recordedBy(),
                now);
        records.persist(record);
        outbox.append(record.recorded().announced());
        course.supply(record);
        records.flush();
        return record;
    }

    private void requireKnown(String customer) {
        if (!customers.knows(customer)) {
            throw Refusal.unprocessable("unknown-customer", "customerId", customer);
        }
    }

    private static String codes(Procedure procedure) {
        return procedure.routes().stream().map(Procedure.Route::code).collect(Collectors.joining(", "));
    }

    private static Opening opening(
            Command command,
            Procedure procedure,
            UUID id,
            String number,
            SortedSet<CompanyFunction> functions,
            Instant now) {
        var knowsVisits =
                procedure.events().stream().anyMatch(event -> event.code().equals(VISIT_ENDED));
        return new Opening(
                id,
                number,
                command.form().subject(),
                command.customerId().orElse(null),
                command.site().orElse(null),
                functions.isEmpty() ? DEFAULT_FUNCTION : functions.first(),
                Judgement.of(null, null, command.kind().orElse(null), command.facts()),
                InformationProceeding.held(command.customerId()),
                InformationProceeding.AWAITED,
                command.fields(),
                command.occurredAt(),
                // The sender's clock may be ahead of ours; what has happened has not happened later than now.
                knowsVisits ? Map.of(VISIT_ENDED, Collections.min(List.of(command.occurredAt(), now))) : Map.of());
    }
}
