package io.qloop.complaint.masterdata;

import io.qloop.platform.erasure.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Where complaints may name a customer's people. */
@ApplicationScoped
class ComplaintPersonalData implements PersonalData {

    @Override
    public List<Table> tables() {
        return List.of(
                Table.ofWords(
                        "complaint", OF_THE_CUSTOMER, "subject", "description", "opened_by", "resolution", "closed_by"),
                Table.ofWords("corrective_action", OF_THE_CUSTOMER, "description", "measure", "cause", "remark"),
                Table.ofWords(
                        "corrective_action_attempt",
                        "action_id in (select id from corrective_action where customer_id = :customer)",
                        "measure",
                        "cause",
                        "remark"));
    }

    @Override
    public Map<String, String> without() {
        return Map.of("customer", "Names companies, not people");
    }
}
