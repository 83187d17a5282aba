package io.qloop.survey.complaint;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.qloop.platform.ids.Ids;
import io.qloop.platform.testing.Contracts;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.KafkaProbe.Heard;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class ComplaintClosedHandlerTest {
    private static final String IN = "qloop.complaint";
    private static final String OUT = "qloop.survey";
    private static final String TYPE = "qloop.complaint.complaint-closed.v1";
    private static final String SENT = "qloop.survey.survey-sent.v1";

    private final KafkaProbe probe = new KafkaProbe();

    @AfterEach
    void close() {
        probe.close();
    }

    @Test
    void sendsASurveyForEachExampleOfTheContractsWithinItsLoop() {
        Contracts.examples(TYPE).forEach(it -> probe.sendStructured(IN, it));

        var sent = sentFor("01a1f81d-c130-7c2b-9afb-08c81297ad0c").getFirst();
        assertThat(sent.data().path("complaintNumber").asText()).isEqualTo("CP-2026-000012");
        assertThat(sent.data().path("customerId").asText()).isEqualTo("C-1007");
        assertThat(sent.data().path("number").asText()).matches("SV-2026-\\d{6}");
        assertThat(sent.data().path("token").asText()).matches("[A-Za-z0-9_-]{43}");
        assertThat(sent.data().path("surveyId").asText()).isEqualTo(sent.key());
        assertThat(sent.data().path("sentAt").asText()).isEqualTo("2026-11-27T06:10:02Z");
        assertThat(sent.data().path("expiresAt").asText()).isEqualTo("2026-12-27T06:10:02Z");
        assertThat(sent.event().getExtension("correlationid")).isEqualTo("RN-2026-0417");
        assertThat(sent.event().getExtension("causationid")).isEqualTo("01a21b9f-fec0-73ba-bc42-1014e6cd1553");
        assertThat(sentFor("01a20b7e-ff50-74e8-b98c-3985a46b44c1")).hasSize(1);

        // The answer comes days later over the public link and still belongs to the loop.
        given().contentType(ContentType.JSON)
                .body(Map.of("score", 1))
                .post("/api/v1/survey-answers/" + sent.data().path("token").asText());
        assertThat(probe.await(OUT, "qloop.survey.low-score-given.v1", sent.key())
                        .event()
                        .getExtension("correlationid"))
                .isEqualTo("RN-2026-0417");
    }

    @Test
    void sendsOneSurveyHoweverOftenAndUnderHoweverManyIdsTheClosingIsAnnounced() {
        var complaint = Ids.next();
        var customer = "C-" + UUID.randomUUID().toString().substring(0, 8);
        var id = UUID.randomUUID().toString();
        for (var time = 0; time < 3; time++) {
            probe.send(IN, TYPE, "/qloop/complaint", id, complaint.toString(), closed(complaint, customer));
        }
        probe.send(IN, TYPE, "/qloop/complaint", complaint.toString(), closed(complaint, customer));
        // A good one behind them in the same partition: when it is there, the others have been handled.
        var last = Ids.next();
        probe.send(IN, TYPE, "/qloop/complaint", complaint.toString(), closed(last, customer));

        sentFor(last.toString());

        assertThat(sentFor(complaint.toString())).hasSize(1);
        given().auth()
                .oauth2(Tokens.of("chen.sales").roles("staff").sign())
                .get("/api/v1/surveys?customerId=" + customer)
                .then()
                .body("items.size()", is(2));
    }

    private List<Heard> sentFor(String complaintId) {
        return probe.await(
                OUT,
                it -> it.type().equals(SENT)
                        && it.data().path("complaintId").asText().equals(complaintId),
                1);
    }

    private static Map<String, Object> closed(UUID complaintId, String customer) {
        return Map.of(
                "complaintId",
                complaintId.toString(),
                "number",
                "CP-2026-000099",
                "customerId",
                customer,
                "resolution",
                "Replaced",
                "closedAt",
                "2026-11-24T01:00:00Z",
                "origin",
                Map.of("kind", "direct"));
    }
}
