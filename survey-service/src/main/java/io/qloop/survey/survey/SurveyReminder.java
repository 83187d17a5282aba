package io.qloop.survey.survey;

import io.qloop.platform.audit.NotAudited;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** The key of one reminder: it opens the same survey as the key of the invitation. Never changes. */
@Entity
@NotAudited(
        "that a reminder was sent, and when, stands in the trail of the survey; the hash of its key tells nothing more")
class SurveyReminder {

    @Id
    private UUID id;

    private UUID surveyId;
    private int reminder;
    private String tokenHash;
    private Instant sentAt;

    /** For the mapper only. */
    protected SurveyReminder() {}

    SurveyReminder(UUID id, UUID surveyId, int reminder, SurveyToken token, Instant at) {
        this.id = id;
        this.surveyId = surveyId;
        this.reminder = reminder;
        this.tokenHash = token.hash();
        this.sentAt = at;
    }
}
