package io.qloop.survey.survey;

import io.qloop.platform.audit.Audited;
import io.qloop.platform.problem.Refusal;
import io.qloop.survey.survey.SurveyEvent.AnswerGiven;
import io.qloop.survey.survey.SurveyEvent.LowScoreGiven;
import io.qloop.survey.survey.SurveyEvent.SurveyReminded;
import io.qloop.survey.survey.SurveyEvent.SurveySent;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One question to one customer: how satisfied are you with the handling of this complaint? It is sent when the
 * complaint is closed, can be answered once over its public link, is followed up while nobody answers, and expires when no
 * answer comes in time.
 */
@Entity
public class Survey implements Audited {
    public static final int SCORE_MIN = 1;
    public static final int SCORE_MAX = 5;
    static final int COMMENT_MAX = 2000;

    @Id
    private UUID id;

    @Version
    private long version;

    private String number;
    private UUID complaintId;
    private String complaintNumber;
    private String customerId;
    private String tokenHash;

    @Enumerated(EnumType.STRING)
    private SurveyStatus status;

    private Instant sentAt;
    private Instant expiresAt;
    private int reminders;
    private Instant remindedAt;
    private Integer score;
    private String comment;
    private Instant answeredAt;

    /** For the mapper only. */
    protected Survey() {}

    Survey(UUID id, String number, ClosedComplaint complaint, SurveyToken token, Duration validity, Instant at) {
        this.id = id;
        this.number = number;
        this.complaintId = complaint.id();
        this.complaintNumber = complaint.number();
        this.customerId = complaint.customerId();
        this.tokenHash = token.hash();
        this.sentAt = at;
        this.expiresAt = at.plus(validity);
        this.status = SurveyStatus.SENT;
    }

    /** The complaint that a customer is asked about. */
    public record ClosedComplaint(UUID id, String number, String customerId) {}

    /** What the customer says: from 1, very dissatisfied, to 5, very satisfied, and in words where it wants to. */
    record Answer(int score, Optional<String> comment) {
        Answer {
            if (score < SCORE_MIN || score > SCORE_MAX) {
                throw new IllegalArgumentException("Score " + score + " is not between 1 and 5");
            }
            if (comment.filter(it -> it.isBlank() || it.length() > COMMENT_MAX).isPresent()) {
                throw new IllegalArgumentException(
                        "A comment is not empty and has at most " + COMMENT_MAX + " characters");
            }
        }
    }

    /** The announcement of a survey that has just come into being; the token is known only now. */
    SurveySent sent(SurveyToken token) {
        return new SurveySent(id, number, complaintId, complaintNumber, customerId, token.value(), expiresAt, sentAt);
    }

    /**
     * Asks the customer once more.
     *
     * @param reminder which one it is, counted from 1; one that a later one has overtaken is not sent any more
     * @param token    a key of its own for the same survey
     */
    SurveyReminded remind(int reminder, SurveyToken token, Instant at) {
        if (statusAt(at) != SurveyStatus.SENT || reminder <= reminders) {
            throw Refusal.conflict("survey-reminder-refused", statusAt(at), reminders);
        }
        reminders = reminder;
        remindedAt = at;
        return new SurveyReminded(
                id,
                number,
                complaintId,
                complaintNumber,
                customerId,
                token.value(),
                reminder,
                sentAt,
                expiresAt,
                remindedAt);
    }

    /**
     * Takes the customer's answer.
     *
     * @param lowScore up to this score somebody must look after the customer
     */
    List<SurveyEvent> answer(Answer answer, int lowScore, Instant at) {
        switch (statusAt(at)) {
            case ANSWERED -> throw Refusal.conflict("survey-already-answered");
            case EXPIRED -> throw Refusal.gone("survey-expired");
            case SENT -> status = status.moveTo(SurveyStatus.ANSWERED);
        }
        score = answer.score();
        comment = answer.comment().orElse(null);
        answeredAt = at;

        var events = new ArrayList<SurveyEvent>();
        events.add(new AnswerGiven(id, complaintId, customerId, score, comment, at));
        if (score <= lowScore) {
            events.add(new LowScoreGiven(id, number, complaintId, complaintNumber, customerId, score, comment, at));
        }
        return events;
    }

    /** Closes the link for good; possible only when the time is over. */
    void expire(Instant at) {
        if (at.isBefore(expiresAt)) {
            throw Refusal.conflict("survey-move-refused", status, SurveyStatus.EXPIRED);
        }
        status = status.moveTo(SurveyStatus.EXPIRED);
    }

    /** The state at this moment: a survey whose time is over has expired, whether or not that is written down yet. */
    SurveyStatus statusAt(Instant at) {
        return status == SurveyStatus.SENT && !at.isBefore(expiresAt) ? SurveyStatus.EXPIRED : status;
    }

    @Override
    public UUID id() {
        return id;
    }

    String complaintNumber() {
        return complaintNumber;
    }

    SurveyStatus status() {
        return status;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    Optional<Integer> score() {
        return Optional.ofNullable(score);
    }

    Optional<String> comment() {
        return Optional.ofNullable(comment);
    }
}
