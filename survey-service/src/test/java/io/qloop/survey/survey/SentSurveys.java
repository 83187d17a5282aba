package io.qloop.survey.survey;

import io.qloop.platform.ids.Ids;
import io.qloop.platform.testing.KafkaProbe;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Surveys as customers get them: sent by the use case, the token taken out of the event on Kafka. */
@ApplicationScoped
public class SentSurveys {
    private final SendSurvey sendSurvey;

    SentSurveys(SendSurvey sendSurvey) {
        this.sendSurvey = sendSurvey;
    }

    /** What a customer has in hand. */
    public record Sent(String surveyId, UUID complaintId, String customerId, String token) {
        public String link() {
            return "/api/v1/survey-answers/" + token;
        }
    }

    public Sent to(String customerId) {
        var complaint = Ids.next();
        sendSurvey.handle(new SendSurvey.Command(new Survey.ClosedComplaint(complaint, "CP-2026-000012", customerId)));
        try (var probe = new KafkaProbe()) {
            var heard = probe.await(
                            "qloop.survey",
                            it -> it.type().equals("qloop.survey.survey-sent.v1")
                                    && it.data().path("complaintId").asText().equals(complaint.toString()),
                            1)
                    .getFirst();
            return new Sent(
                    heard.key(),
                    complaint,
                    customerId,
                    heard.data().path("token").asText());
        }
    }
}
