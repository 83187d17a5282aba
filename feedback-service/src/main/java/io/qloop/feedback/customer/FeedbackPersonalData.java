package io.qloop.feedback.customer;

import io.qloop.platform.erasure.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where feedbacks and records may name a customer's people. */
@ApplicationScoped
class FeedbackPersonalData implements PersonalData {

    private static final String WITH_ITEM_OF_THE_CUSTOMER =
            "cast(items as jsonb)" + " @> jsonb_build_array(jsonb_build_object('customerId', cast(:customer as text)))";

    @Override
    public List<Table> tables() {
        return List.of(
                Table.ofWords(
                        "feedback",
                        OF_THE_CUSTOMER,
                        "subject",
                        "content",
                        "registered_by",
                        "escalated_by",
                        "escalation_reason",
                        "remark",
                        "history",
                        "successor_outcome",
                        "old_evaluation"),
                Table.ofWords(
                        "countermeasure",
                        OF_THE_CUSTOMER,
                        "text",
                        "recorded_by",
                        "decided_by",
                        "decision_reason",
                        "completed_by",
                        "completion_note"),
                Table.ofWords(
                        "inquiry",
                        OF_THE_CUSTOMER,
                        "words",
                        "asked_by",
                        "answered_by",
                        "answer",
                        "withdrawn_by",
                        "withdrawal_reason"),
                Table.ofWords(
                        "information_record",
                        // Of some nobody knows the customer, and a key item may be another one's.
                        OF_THE_CUSTOMER + " or customer_id is null or " + WITH_ITEM_OF_THE_CUSTOMER,
                        "subject",
                        "content",
                        "source",
                        "handler",
                        "participants",
                        "comparisons",
                        "items",
                        "contact_sheets",
                        "category",
                        "recorded_by",
                        "closed_by",
                        "closing_reason"),
                // What records were classified as; whose records these are is not kept.
                Table.ofWords("information_digest", "true", "groups"),
                Table.ofWords("visit_plan", OF_THE_CUSTOMER, "visitor", "purpose", "planned_by", "closing_reason"),
                // Mails of a pseudonym are nobody's: they wait until somebody says whose they are.
                new Table("customer_contact", OF_THE_CUSTOMER, Set.of(), Map.of("mail", Becomes.NOTHING)),
                new Table(
                        "imported_contact",
                        OF_THE_CUSTOMER,
                        Set.of(),
                        Map.of("name", Becomes.PSEUDONYM, "mail", Becomes.NOTHING)),
                // Gone when the import has ended, or when its file is removed: whose rows they are need not be known.
                Table.ofWords("import_row", "true", "content"),
                Table.ofWords("import_error", "true", "value"),
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
                        where entity in ('InformationRecord', 'ReceivedMail') and action = 'INSERTED'
                            and entry -> 'changes' ->> 'customerId' is null""", """
                        select case_id from audit_entry
                        where entity = 'InformationRecord'
                            and strpos(entry -> 'changes' ->> 'items', 'customerId=' || :customer || ',') > 0""", """
                        select case_id from audit_entry
                        where entity = 'InformationDigest'""");
    }

    @Override
    public Map<String, String> without() {
        return Map.ofEntries(
                Map.entry("customer", "Names companies, not people"),
                Map.entry("product", "Names goods"),
                Map.entry("feedback_count", "Counts feedbacks"),
                Map.entry("feedback_counting", "A day"),
                Map.entry("early_warning", "Counts feedbacks"),
                Map.entry("month_summary", "Numbers only"),
                Map.entry("feedback_words", "Words go with the text that they are taken from, by a trigger"),
                Map.entry("delivery", "Codes"),
                Map.entry("delivery_line", "Codes"),
                Map.entry("table_import", "Names the one of our own people who imports"),
                Map.entry("import_progress", "Counts"),
                Map.entry("imported_master_data", "Names companies and goods, not people"));
    }
}
