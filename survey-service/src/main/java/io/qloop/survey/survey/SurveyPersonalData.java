package io.qloop.survey.survey;

import io.qloop.platform.erasure.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Where answers may name a customer's people. */
@ApplicationScoped
class SurveyPersonalData implements PersonalData {

    @Override
    public List<Table> tables() {
        return List.of(Table.ofWords("survey", OF_THE_CUSTOMER, "comment"));
    }

    @Override
    public Map<String, String> without() {
        return Map.of("survey_reminder", "hashes of keys that were made by chance");
    }
}
