package io.qloop.feedback.information;

import io.qloop.feedback.customer.Customers;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.procedure.form.CaseForm;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a record itself gives to its printed form (FB-028); the others of its fields, the procedure knows. */
@ApplicationScoped
class PrintedInformation implements CaseForm {

    private final InformationRecords records;
    private final Customers customers;

    PrintedInformation(InformationRecords records, Customers customers) {
        this.records = records;
        this.customers = customers;
    }

    @Override
    public Set<String> subjects() {
        return Arrays.stream(InformationForm.values())
                .map(InformationForm::subject)
                .collect(Collectors.toSet());
    }

    /** As the procedure calls the record. */
    @Override
    public Optional<Text> title() {
        return Optional.empty();
    }

    @Override
    public Map<String, Object> held(UUID caseId) {
        var record = records.get(caseId);
        var held = new HashMap<String, Object>();
        record.customerId().ifPresent(id -> {
            held.put("customerName", id);
            customers.nameOf(id).ifPresent(name -> held.put("customerName", name));
        });
        held.put("time", record.occurredAt());
        held.put("subject", record.subject());
        held.put("content", record.content());
        held.put("requiredContent", record.content());
        held.put("submitter", record.recordedBy());
        return held;
    }
}
