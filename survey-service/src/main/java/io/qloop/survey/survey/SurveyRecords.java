package io.qloop.survey.survey;

import io.qloop.platform.retention.KeptRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** A survey is the record of what a customer was asked and what it answered, if it did. */
@ApplicationScoped
class SurveyRecords implements KeptRecords {
    private final Surveys surveys;

    SurveyRecords(Surveys surveys) {
        this.surveys = surveys;
    }

    @Override
    public String code() {
        return "survey";
    }

    @Override
    public String subject() {
        return "survey";
    }

    @Override
    public Set<String> namedAs() {
        return Set.of("survey", "questionnaire");
    }

    /** It ends with the answer, or when the time for one is over. */
    @Override
    public Source source() {
        return new Source(
                "Survey",
                "e.number",
                "e.sentAt",
                "case when e.status = ANSWERED then e.answeredAt when e.status = EXPIRED then e.expiresAt end");
    }

    @Override
    public void dispose(UUID id) {
        surveys.delete(surveys.findById(id));
    }
}
