package io.qloop.survey.complaint;

import io.qloop.survey.survey.SendSurvey;
import io.qloop.survey.survey.Survey;
import java.util.UUID;

/** What of a closed complaint matters here. */
public record ComplaintClosed(UUID complaintId, String number, String customerId) {

    SendSurvey.Command toCommand() {
        return new SendSurvey.Command(new Survey.ClosedComplaint(complaintId, number, customerId));
    }
}
