package io.qloop.feedback.information;

import io.qloop.platform.erasure.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Where what was heard may name a customer's people. */
@ApplicationScoped
class InformationPersonalData implements PersonalData {

    private static final String WITH_ITEM_OF_THE_CUSTOMER =
            "cast(items as jsonb) @> jsonb_build_array(jsonb_build_object('customerId', cast(:customer as text)))";

    @Override
    public List<Table> tables() {
        return List.of(
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
                Table.ofWords("information_digest", "true", "groups"));
    }

    @Override
    public List<String> furtherCases() {
        return List.of("""
                select case_id from audit_entry
                where entity = 'InformationRecord' and action = 'INSERTED'
                    and entry -> 'changes' ->> 'customerId' is null""", """
                select case_id from audit_entry
                where entity = 'InformationRecord'
                    and strpos(entry -> 'changes' ->> 'items', 'customerId=' || :customer || ',') > 0""", """
                select case_id from audit_entry
                where entity = 'InformationDigest'""");
    }
}
