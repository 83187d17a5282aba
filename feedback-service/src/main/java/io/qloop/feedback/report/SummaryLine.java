package io.qloop.feedback.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Text;
import java.time.Instant;
import java.util.UUID;

/**
 * A feedback in the summary of a month, as it stood then; what it did not have is left out.
 *
 * @param belongs      why it stands in this summary
 * @param stage        where it stood in its procedure
 * @param effect       improvement effect: the final evaluation, or the first as long as there is no final one
 * @param satisfaction of the customer
 * @param late         whether a date of its procedure had passed, or was met too late
 * @param finishedAt   when it came to its end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SummaryLine(
        UUID id,
        String number,
        Belongs belongs,
        String customerId,
        Text customerName,
        Instant receivedAt,
        String subject,
        @JsonProperty("class") String feedbackClass,
        CompanyFunction responsibleFunction,
        Text stage,
        Text effect,
        Text satisfaction,
        boolean late,
        boolean finished,
        Instant finishedAt) {

    /** To which month a feedback belongs: the one in which it was received (IM-008). */
    public enum Belongs {
        TO_THIS_MONTH,
        /** Received earlier, and written down only in this month. */
        RECORDED_LATE,
        /** Received and written down earlier, and not finished yet. */
        CARRIED_OVER
    }

    /** An emphasised item (强调事项) is whatever was not finished. */
    boolean isEmphasised() {
        return !finished;
    }
}
