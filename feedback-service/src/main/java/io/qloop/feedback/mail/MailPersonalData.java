package io.qloop.feedback.mail;

import io.qloop.platform.erasure.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who has written to us, and what. */
@ApplicationScoped
class MailPersonalData implements PersonalData {

    @Override
    public List<Table> tables() {
        return List.of(
                // Of many mails nobody knows the customer.
                new Table(
                        "received_mail",
                        OF_THE_CUSTOMER + " or customer_id is null",
                        Set.of("subject", "text", "refused_files", "dismissal_reason", "decided_by"),
                        Map.of("sender_mail", Becomes.MAIL, "sender_name", Becomes.PSEUDONYM)));
    }

    @Override
    public List<String> furtherCases() {
        return List.of("""
                select case_id from audit_entry
                where entity = 'ReceivedMail' and action = 'INSERTED'
                    and entry -> 'changes' ->> 'customerId' is null""");
    }
}
