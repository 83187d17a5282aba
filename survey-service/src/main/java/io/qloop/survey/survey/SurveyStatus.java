package io.qloop.survey.survey;

import io.qloop.platform.problem.Refusal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** The states of a survey and the table of moves. */
public enum SurveyStatus {
    /** The customer has the link and has not answered yet. */
    SENT,
    /** The customer has answered; an answer is given once. */
    ANSWERED,
    /** No answer came in time; the link is closed for good. */
    EXPIRED;

    private static final Map<SurveyStatus, Set<SurveyStatus>> NEXT =
            new EnumMap<>(Map.of(SENT, Set.of(ANSWERED, EXPIRED), ANSWERED, Set.of(), EXPIRED, Set.of()));

    SurveyStatus moveTo(SurveyStatus next) {
        if (!NEXT.get(this).contains(next)) {
            throw Refusal.conflict("survey-move-refused", this, next);
        }
        return next;
    }
}
