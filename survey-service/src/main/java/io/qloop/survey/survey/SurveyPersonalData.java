package io.qloop.survey.survey;

import io.qloop.platform.erasure.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Where answers may name a customer's people. */
@ApplicationScoped
class SurveyPersonalData implements PersonalData {

    @Override
    public List<Table> tables() {
        return List.of(Table.ofWords("survey", OF_THE_CUSTOMER, "comment"));
    }
}
