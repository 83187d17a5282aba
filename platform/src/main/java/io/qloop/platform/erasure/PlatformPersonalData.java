package io.qloop.platform.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** The platform's own tables. The audit trail has a way of its own. */
@ApplicationScoped
class PlatformPersonalData implements PersonalData {

    @Override
    public List<Table> tables() {
        return List.of(
                Table.ofWords("attachment", OF_ITS_CASES, "name", "uploaded_by", "removed_by", "removal_reason"),
                Table.ofWords("deadline", OF_ITS_CASES, "pause_reason", "pauses"),
                Table.ofWords(
                        "deadline_step",
                        "deadline_id in (select id from deadline where " + OF_ITS_CASES + ")",
                        "actor",
                        "reason"),
                Table.ofWords(
                        "proceeding",
                        OF_THE_CUSTOMER,
                        "author",
                        "fields",
                        "answers",
                        "path",
                        "signatures",
                        "ended_reason"),
                Table.ofWords(
                        "controlled_copy",
                        "case_id::text in (select case_id from erased_case)",
                        "receiver",
                        "issued_by"),
                Table.ofWords(
                        "loop_event",
                        "loop_id in (select coalesce(led.correlation_id, erased_case.case_id) from erased_case"
                                + " left join case_correlation led on led.case_id = erased_case.case_id)",
                        "who",
                        "facts"),
                Table.ofWords("disposal", "record_id::text in (select case_id from erased_case)", "reason"),
                Table.ofWords(
                        "dead_letter",
                        "position(convert_to(:customer, 'UTF8') in payload) > 0",
                        "payload",
                        "detail",
                        "discard_reason"),
                Table.ofWords("idempotency_key", "position(:customer in body) > 0", "caller", "body"));
    }

    @Override
    public Map<String, String> without() {
        var ofOurPeople = "Our own people only";
        var noWords = "Codes, numbers and hashes";
        return Map.ofEntries(
                Map.entry("audit_entry", "Redacted, see AuditRedaction"),
                Map.entry("audit_redaction", noWords),
                Map.entry("audit_seal", noWords),
                Map.entry("calendar_version", ofOurPeople),
                Map.entry("case_correlation", noWords),
                Map.entry("erased_address", noWords),
                Map.entry("erasure", "The reason is refused where it names the person"),
                Map.entry("inbox", noWords),
                Map.entry("number_issued", noWords),
                Map.entry("number_pattern", ofOurPeople),
                Map.entry("number_series", noWords),
                Map.entry("outbox", "On its way: gone when Kafka has it"),
                Map.entry("period_begun", noWords),
                Map.entry("period_work", noWords),
                Map.entry("procedure_adoption", ofOurPeople),
                Map.entry("procedure_version", ofOurPeople));
    }
}
