package io.qloop.feedback.survey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.testing.Contracts;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.KafkaProbe.Heard;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class LowScoreGivenHandlerTest {
    private static final String IN = "qloop.survey";
    private static final String OUT = "qloop.feedback";
    private static final String TYPE = "qloop.survey.low-score-given.v1";
    private static final String REGISTERED = "qloop.feedback.feedback-registered.v1";
    private static final String DEAD_LETTERS = "/api/v1/services/feedback/dead-letters";

    @Inject
    CustomerFixture customers;

    private final KafkaProbe probe = new KafkaProbe();
    private final String customer = "C-" + UUID.randomUUID().toString().substring(0, 8);
    private final UUID survey = Ids.next();

    @BeforeEach
    void masterData() {
        customers.known("C-1007", Language.ZH);
        customers.known("C-1003", Language.EN);
    }

    @AfterEach
    void close() {
        probe.close();
    }

    @Test
    void registersAFeedbackForEachExampleOfTheContracts() {
        Contracts.examples(TYPE).forEach(it -> probe.sendStructured(IN, it));

        var withWords = registeredFor("01a21ba0-0690-7fa7-9fbd-6c3eb751547d", 1).getFirst();
        assertThat(withWords.data().path("customerId").asText()).isEqualTo("C-1007");
        assertThat(withWords.data().path("channel").asText()).isEqualTo("survey");
        assertThat(withWords.data().path("class").asText()).isEqualTo("b");
        assertThat(withWords.data().path("responsibleFunction").asText()).isEqualTo("quality");
        assertThat(withWords.data().path("subject").asText()).isEqualTo("客户对投诉 CP-2026-000012 的处理不满意（2 分，满分 5 分）");
        assertThat(withWords.data().path("receivedAt").asText()).isEqualTo("2026-11-28T03:20:00Z");
        assertThat(withWords.data().path("dueAt").asText()).isEqualTo("2026-11-30T09:30:00Z");
        assertThat(withWords.event().getExtension("correlationid")).isEqualTo("RN-2026-0417");
        assertThat(withWords.event().getExtension("causationid")).isEqualTo("01a2202a-b70a-7b80-9a75-c813340e900d");
        staff().get("/api/v1/feedbacks/" + withWords.key())
                .then()
                .statusCode(200)
                .body("origin.kind", is("survey"))
                .body("origin.id", is("01a21ba0-0690-7fa7-9fbd-6c3eb751547d"))
                .body("registeredBy", is("system:/qloop/survey"))
                .body("content", is("在调查 SV-2026-000008 中，客户对投诉 CP-2026-000012 的处理评分为 2 分（满分 5 分）。\n\n补货晚了三天，生产线停了一班"));

        var withoutWords =
                registeredFor("01a248dd-6a80-7363-9f10-a0c93f3ae7cb", 1).getFirst();
        assertThat(withoutWords.data().path("subject").asText())
                .isEqualTo("Customer not satisfied with the handling of complaint CP-2026-000014 (score 1 of 5)");
    }

    @Test
    void registersOneFeedbackHoweverOftenAndUnderHoweverManyIdsItIsAnnounced() {
        customers.known(customer, Language.EN);
        var id = UUID.randomUUID().toString();
        for (var time = 0; time < 3; time++) {
            probe.send(IN, TYPE, "/qloop/survey", id, survey.toString(), lowScore(survey));
        }
        probe.send(IN, TYPE, "/qloop/survey", survey.toString(), lowScore(survey));
        // A good one behind them in the same partition: when it is there, the others have been handled.
        var last = Ids.next();
        probe.send(IN, TYPE, "/qloop/survey", survey.toString(), lowScore(last));

        registeredFor(last.toString(), 1);

        assertThat(registeredFor(survey.toString(), 1)).hasSize(1);
        staff().get("/api/v1/feedbacks?customerId=" + customer).then().body("items.size()", is(2));
    }

    @Test
    void putsTheScoreOfAnUnknownCustomerAsideUntilTheCustomerIsKnown() {
        probe.send(IN, TYPE, "/qloop/survey", survey.toString(), lowScore(survey));

        var letter =
                await().pollInSameThread().atMost(Duration.ofSeconds(60)).until(this::deadLetter, it -> it != null);
        customers.known(customer, Language.EN);
        admin().put(DEAD_LETTERS + "/" + letter + "/redrive").then().statusCode(200);

        assertThat(registeredFor(survey.toString(), 1)).hasSize(1);
    }

    private String deadLetter() {
        return admin().get(DEAD_LETTERS + "?status=open&limit=100")
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.key == '%s' && it.reason == 'unknown-customer' }?.id".formatted(survey));
    }

    private List<Heard> registeredFor(String surveyId, int atLeast) {
        return probe.await(
                OUT,
                it -> it.type().equals(REGISTERED)
                        && it.data().path("origin").path("id").asText().equals(surveyId),
                atLeast);
    }

    private Map<String, Object> lowScore(UUID surveyId) {
        return new HashMap<>(Map.of(
                "surveyId",
                surveyId.toString(),
                "number",
                "SV-2026-000099",
                "complaintId",
                Ids.next().toString(),
                "complaintNumber",
                "CP-2026-000099",
                "customerId",
                customer,
                "score",
                1,
                "answeredAt",
                "2026-11-24T01:00:00Z"));
    }

    private static RequestSpecification staff() {
        return given().auth().oauth2(Tokens.of("chen.sales").roles("staff").sign());
    }

    private static RequestSpecification admin() {
        return given().auth().oauth2(Tokens.of("admin").roles("admin").sign()).contentType(ContentType.JSON);
    }
}
