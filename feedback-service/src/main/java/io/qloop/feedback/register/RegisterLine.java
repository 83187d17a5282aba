package io.qloop.feedback.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.qloop.feedback.feedback.Channel;
import io.qloop.feedback.feedback.FeedbackStatus;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Text;
import java.time.Instant;
import java.util.UUID;

/**
 * One line of the register; what a feedback does not have is left out. The words of the customer stand in the single feedback
 * only.
 *
 * @param handler            who took it in; ours only
 * @param handlingDepartment the department of the responsible function, as the feedback's procedure calls it; ours only
 * @param procedure          ours only
 * @param stage              where it stands in its procedure; ours only
 * @param dueAt              ours only
 * @param overdue            ours only
 * @param completedAt        when it came to the end of its procedure
 * @param remark             ours only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RegisterLine(
        UUID id,
        String number,
        String customerId,
        Text customerName,
        Channel channel,
        @JsonProperty("class") String feedbackClass,
        String subject,
        String productId,
        String lot,
        String handler,
        CompanyFunction responsibleFunction,
        Text handlingDepartment,
        FeedbackStatus status,
        String procedure,
        String stage,
        Instant receivedAt,
        Instant registeredAt,
        Instant dueAt,
        Boolean overdue,
        Instant completedAt,
        String remark) {}
