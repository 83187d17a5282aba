package io.qloop.notification.contact;

import io.qloop.platform.erasure.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whom mails go to, and what became of them. */
@ApplicationScoped
class NotificationPersonalData implements PersonalData {

    @Override
    public List<Table> tables() {
        return List.of(
                new Table(
                        "customer_contact",
                        OF_THE_CUSTOMER,
                        Set.of(),
                        // Nobody writes to a pseudonym: messages wait until ERP names somebody else.
                        Map.of("name", Becomes.NOTHING, "mail", Becomes.NOTHING)),
                new Table(
                        "message",
                        OF_THE_CUSTOMER,
                        Set.of("about", "about_en"),
                        Map.of("recipient_name", Becomes.PSEUDONYM, "recipient_mail", Becomes.MAIL)),
                // What a customer said also goes to our own people, without the customer's number.
                Table.ofWords("message", "customer_id is null", "about", "about_en"),
                Table.ofWords(
                        "ledger_entry",
                        "message_id in (select id from message where customer_id = :customer)",
                        "detail"),
                Table.ofWords(
                        "delivery_report",
                        "message_id in (select id from message where customer_id = :customer)",
                        "detail"),
                Table.ofWords("advisory_notice_recipient", OF_THE_CUSTOMER, "confirmed_words"),
                Table.ofWords("dispatch", OF_ITS_CASES + " or " + OF_THE_CUSTOMER, "title", "body"),
                Table.ofWords(
                        "dispatch_step",
                        "dispatch_id in (select id from dispatch where " + OF_ITS_CASES + " or " + OF_THE_CUSTOMER
                                + ")",
                        "detail"),
                // Words of our own people, about any customer.
                Table.ofWords("escalation", "true", "end_reason"),
                Table.ofWords("escalation_step", "true", "detail"));
    }

    @Override
    public Map<String, String> without() {
        return Map.ofEntries(
                Map.entry("acknowledge_key", "A secret that was made up"),
                Map.entry("advisory_notice", "What all customers are told"),
                Map.entry("advisory_notice_lot", "Goods"),
                Map.entry("advisory_notice_product", "Goods"),
                Map.entry("channel", "Other systems and chats of our own people"),
                Map.entry("delivery", "Goods and the customer's number"),
                Map.entry("delivery_line", "Goods"),
                Map.entry("ladder_version", "Rules, and the login and words of who changed them"),
                Map.entry("quiet_hours", "Ids, and the login of who entered it"),
                Map.entry("department", "Names of departments and their addresses"),
                Map.entry("digest", "Ids"),
                Map.entry("digest_item", "Ids"),
                Map.entry("directory_gap", "Codes"),
                Map.entry("holding", "Ids, and the login of who entered it"),
                Map.entry("absence", "Ids, and the login of who entered it"),
                Map.entry("my_message", "Ids, and when something was read"),
                Map.entry("my_message_change", "Ids"),
                Map.entry("message_preferences", "Ids and kinds of messages"),
                Map.entry("message_rules_version", "Rules, and the login of who wrote them"),
                Map.entry("person", "Our own people only, erased by PUT /directory/people/{id}/erasure"),
                Map.entry("post", "Names of posts"));
    }
}
