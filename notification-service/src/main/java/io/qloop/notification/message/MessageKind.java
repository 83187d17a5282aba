package io.qloop.notification.message;

/** What a message tells. */
public enum MessageKind {
    ACTION_ASSIGNED,
    ACTION_COMPLETED,
    ACTION_VERIFIED,
    COMPLAINT_OPENED,
    /** To the customer, with the result. */
    COMPLAINT_CLOSED,
    /** A copy that has to be answered or signed. */
    COPY_TO_ANSWER,
    /** A copy to know of. */
    COPY_TO_KNOW,
    DEADLINE_APPROACHING,
    DEADLINE_MISSED,
    /** With the reason why it takes longer. */
    DEADLINE_EXTENDED,
    EARLY_WARNING_RAISED,
    FEEDBACK_REGISTERED,
    /** To the customer who wrote it. */
    FEEDBACK_ACKNOWLEDGED,
    /** The case is over, or goes on elsewhere. */
    FEEDBACK_WITHDRAWN,
    FEEDBACK_MERGED,
    RETURN_REQUESTED,
    /** The case goes on after all. */
    FEEDBACK_REOPENED,
    FEEDBACK_SEPARATED,
    ANSWER_RECEIVED,
    /** To the customer, who is asked for what is missing. */
    INQUIRY,
    INQUIRY_ANSWERED,
    INFORMATION_RECORDED,
    INFORMATION_PASSED_ON,
    INFORMATION_DIGESTED,
    MONTH_SUMMARISED,
    /** To the customer: how far its case has come. */
    PROGRESS_TOLD,
    /** To the customer: what it thinks of that. */
    OPINION_ASKED,
    RETURN_OPENED,
    INSPECTION_COMPLETED,
    DISPOSITION_DECIDED,
    LOW_SCORE_GIVEN,
    SURVEY_SENT,
    SURVEY_STATISTICS,
    /** To the customer who has not answered yet. */
    SURVEY_REMINDED,
    /** To units that handle a case, who have to confirm it. */
    UNIT_NOTICE,
    UNIT_NOTICE_TO_KNOW,
    /** To the next one up, after a message that had no effect. */
    ESCALATED,
    /** What somebody has not read, and what waits for them. */
    DAILY_DIGEST,
    WEEKLY_DIGEST,
    /** To every customer who received given lots. */
    ADVISORY_NOTICE,
    /** To every customer who received given products: a document of theirs in a new revision. */
    TECHNICAL_DOCUMENT;

    /** Is it written to customers? All others are for our own people only. */
    public boolean isForCustomers() {
        return switch (this) {
            case ADVISORY_NOTICE,
                    COMPLAINT_CLOSED,
                    FEEDBACK_ACKNOWLEDGED,
                    INQUIRY,
                    OPINION_ASKED,
                    PROGRESS_TOLD,
                    SURVEY_SENT,
                    SURVEY_REMINDED,
                    TECHNICAL_DOCUMENT -> true;
            default -> false;
        };
    }

    /** Does it tell of other messages? */
    public boolean isDigest() {
        return this == DAILY_DIGEST || this == WEEKLY_DIGEST;
    }

    /** Are its readers asked to say that they have read it, also where they are customers? */
    public boolean isProvedByCustomers() {
        return this == ADVISORY_NOTICE || this == TECHNICAL_DOCUMENT;
    }

    /** Do the files of its case go with it? */
    public boolean carriesFiles() {
        return isProvedByCustomers();
    }

    /** Is an answer to the mail expected, which then finds its way back to the case? */
    public boolean isAnsweredByMail() {
        return switch (this) {
            case COMPLAINT_CLOSED, FEEDBACK_ACKNOWLEDGED, INQUIRY, OPINION_ASKED, PROGRESS_TOLD -> true;
            default -> false;
        };
    }
}
