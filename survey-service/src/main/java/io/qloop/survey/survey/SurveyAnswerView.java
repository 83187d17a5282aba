package io.qloop.survey.survey;

import java.time.Instant;

/** What the public link shows: the question and the state. No word of who is asked or what was answered. */
public record SurveyAnswerView(
        SurveyStatus status, String complaintNumber, Instant expiresAt, Questionnaire questionnaire) {

    static SurveyAnswerView of(Survey survey, Questionnaire questionnaire, Instant now) {
        return new SurveyAnswerView(survey.statusAt(now), survey.complaintNumber(), survey.expiresAt(), questionnaire);
    }
}
