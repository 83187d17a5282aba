package io.qloop.feedback.inquiry;

import io.qloop.platform.erasure.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Where an inquiry may name a customer's people. */
@ApplicationScoped
class InquiryPersonalData implements PersonalData {

    @Override
    public List<Table> tables() {
        return List.of(Table.ofWords(
                "inquiry",
                OF_THE_CUSTOMER,
                "words",
                "asked_by",
                "answered_by",
                "answer",
                "withdrawn_by",
                "withdrawal_reason"));
    }
}
