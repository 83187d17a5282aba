package io.qloop.feedback.customer;

import io.qloop.platform.erasure.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whom of the customers we know: companies, and where their people are reached. */
@ApplicationScoped
class CustomerPersonalData implements PersonalData {

    @Override
    public List<Table> tables() {
        return List.of(
                // Mails of a pseudonym are nobody's: they wait until somebody says whose they are.
                new Table("customer_contact", OF_THE_CUSTOMER, Set.of(), Map.of("mail", Becomes.NOTHING)));
    }

    @Override
    public Map<String, String> without() {
        return Map.of("customer", "Names companies, not people");
    }
}
