package io.qloop.feedback.visit;

import io.qloop.platform.erasure.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Where a planned visit may name a customer's people. */
@ApplicationScoped
class VisitPersonalData implements PersonalData {

    @Override
    public List<Table> tables() {
        return List.of(
                Table.ofWords("visit_plan", OF_THE_CUSTOMER, "visitor", "purpose", "planned_by", "closing_reason"));
    }
}
