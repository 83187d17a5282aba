package io.qloop.platform.procedure.proceeding;

import io.qloop.platform.company.CompanyFunction;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a case begins its way with.
 *
 * @param subject    what the procedure rules, {@code complaint}
 * @param customerId null where the case is about no customer
 * @param site       whose calendar counts; null for the company's
 * @param function   that has to reach the milestones; null where nobody is responsible yet
 * @param held       codes of the form's fields that the case holds itself
 * @param awaited    codes of fields and facts that only the case itself can give, later
 * @param fields     what is written into the form from the beginning
 * @param receivedAt starts the clocks of {@code received}; the opening itself starts those of {@code recorded}
 * @param events     of the procedure that have happened already
 */
public record Opening(
        UUID caseId,
        String caseNumber,
        String subject,
        String customerId,
        String site,
        CompanyFunction function,
        Judgement judgement,
        Set<String> held,
        Set<String> awaited,
        Map<String, String> fields,
        Instant receivedAt,
        Map<String, Instant> events) {

    public Opening {
        events = Map.copyOf(events);
        held = Set.copyOf(held);
        awaited = Set.copyOf(awaited);
        fields = Map.copyOf(fields);
    }

    /** A case to which nothing has happened but its receipt. */
    public Opening(
            UUID caseId,
            String caseNumber,
            String subject,
            String customerId,
            String site,
            CompanyFunction function,
            Judgement judgement,
            Set<String> held,
            Set<String> awaited,
            Map<String, String> fields,
            Instant receivedAt) {
        this(
                caseId,
                caseNumber,
                subject,
                customerId,
                site,
                function,
                judgement,
                held,
                awaited,
                fields,
                receivedAt,
                Map.of());
    }

    /** A case whose form is empty, and filled in by people alone. */
    public Opening(
            UUID caseId,
            String caseNumber,
            String subject,
            String customerId,
            String site,
            CompanyFunction function,
            Judgement judgement,
            Set<String> held,
            Instant receivedAt) {
        this(caseId, caseNumber, subject, customerId, site, function, judgement, held, Set.of(), Map.of(), receivedAt);
    }
}
