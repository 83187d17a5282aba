package io.qloop.feedback.countermeasure;

import io.qloop.platform.erasure.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Where a countermeasure may name a customer's people. */
@ApplicationScoped
class CountermeasurePersonalData implements PersonalData {

    @Override
    public List<Table> tables() {
        return List.of(Table.ofWords(
                "countermeasure",
                OF_THE_CUSTOMER,
                "text",
                "recorded_by",
                "decided_by",
                "decision_reason",
                "completed_by",
                "completion_note"));
    }
}
