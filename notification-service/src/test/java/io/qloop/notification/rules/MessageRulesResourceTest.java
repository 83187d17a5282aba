package io.qloop.notification.rules;

import static io.qloop.notification.testing.Company.admin;
import static io.qloop.notification.testing.Company.appoint;
import static io.qloop.notification.testing.Company.messages;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qloop.notification.testing.Inbox;
import io.qloop.notification.testing.MailTest;
import io.qloop.platform.testing.Contracts;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@MailTest
class MessageRulesResourceTest {

    private static final String RULES = "/api/v1/message-rules";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    EntityManager database;

    @AfterEach
    void letTheShippedRulesHoldAgain() throws IOException {
        if (!content(RULES).equals(content(RULES + "/versions/0"))) {
            put(content(RULES + "/versions/0"), "*").then().statusCode(200);
        }
    }

    private static ObjectNode content(String path) throws IOException {
        return (ObjectNode) JSON.readTree(admin().get(path).asString()).path("content");
    }

    private static Response put(JsonNode content, String ifMatch) {
        var change = JSON.createObjectNode().put("reason", "Goods that come back concern logistics");
        change.set("content", content);
        return admin().header("If-Match", ifMatch).body(change.toString()).put(RULES);
    }

    private static ObjectNode event(ObjectNode content, String type) {
        return (ObjectNode) content.path("events").path(type);
    }

    /** The rules, with one for an event that tells nobody otherwise. */
    private static ObjectNode tellingOfGoods() throws IOException {
        var content = content(RULES);
        ((ObjectNode) content.path("events")).set("qloop.returns.goods-received.v1", JSON.readTree("""
                {"matter": {"number": "{number}", "caseNumber": "{returnReference}", "about": "{deliveryNote}", "path": "/returns/{returnId}"},
                 "tell": [{"kind": "return-opened", "to": [{"function": "logistics"}], "urgency": "urgent"}]}"""));
        return content;
    }

    private static RequestSpecification as(String... roles) {
        return given().auth().oauth2(Tokens.of("somebody").roles(roles).sign()).contentType(ContentType.JSON);
    }

    @Test
    void theCompanyChangesTheRulesAndTheyHoldFromNowOn() throws IOException {
        var logistics = appoint("logistics", "en", "He");
        var before = admin().get(RULES);
        var number = before.jsonPath().getInt("number");
        assertThat(before.header("ETag")).isEqualTo("\"" + number + "\"");

        var changed = put(tellingOfGoods(), before.header("ETag"));

        changed.then()
                .statusCode(200)
                .header("ETag", "\"" + (number + 1) + "\"")
                .body("number", equalTo(number + 1), "createdBy", equalTo("admin"));
        admin().get(RULES + "/versions/" + (number + 1))
                .then()
                .statusCode(200)
                .body("reason", equalTo("Goods that come back concern logistics"));
        admin().get(RULES + "/versions/" + number)
                .then()
                .body(
                        "content.events.'qloop.returns.goods-received.v1'.nobody",
                        equalTo(content(RULES + "/versions/0")
                                .at("/events/qloop.returns.goods-received.v1/nobody")
                                .asText()));
        admin().get(RULES + "/versions/999999")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/message-rules-version-not-found"));
        var returnId = UUID.randomUUID().toString();
        try (var kafka = new KafkaProbe()) {
            kafka.sendStructured(
                    "qloop.returns",
                    Contracts.examples("qloop.returns.goods-received.v1")
                            .getFirst()
                            .replaceAll("\"id\": \"[^\"]*\"", "\"id\": \"" + UUID.randomUUID() + "\"")
                            .replaceAll("\"(subject|returnId)\": \"[^\"]*\"", "\"$1\": \"" + returnId + "\""));
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages(returnId)).hasSize(1));
        assertThat(new Inbox(logistics).await(1).getFirst().subject())
                .startsWith("[QLoop] Urgent: New return RT-2026-");
    }

    @Test
    void aChangeIsInTheAuditTrailWithItsReason() throws IOException {
        put(tellingOfGoods(), "*").then().statusCode(200);

        var entries = QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery(
                        "select actor || ' ' || entry from audit_entry where case_id = 'message-rules' order by id desc")
                .getResultList());

        assertThat(entries.getFirst().toString())
                .startsWith("admin")
                .contains("Goods that come back concern logistics", "goods-received");
    }

    @Test
    void brokenRulesAreRefusedWithTheirPlaceAndChangeNothing() throws IOException {
        var before = admin().get(RULES).asString();
        var unknownField = tellingOfGoods();
        event(unknownField, "qloop.returns.goods-received.v1")
                .withObject("/matter")
                .put("about", "{weather}");
        ((ObjectNode) unknownField.path("events"))
                .set("qloop.returns.no-such.v1", JSON.readTree("{\"nobody\": \"x\"}"));
        var missing = content(RULES);
        ((ObjectNode) missing.path("events")).remove("erp.product-changed.v1");
        var unknownKind = tellingOfGoods();
        event(unknownKind, "qloop.returns.goods-received.v1")
                .withObject("/tell/0")
                .put("kind", "horoscope");

        put(unknownField, "*")
                .then()
                .statusCode(422)
                .body(
                        "type",
                        equalTo("/problems/message-rules-broken"),
                        "errors.field",
                        hasItems(
                                "content.events.qloop.returns.goods-received.v1.matter.about",
                                "content.events.qloop.returns.no-such.v1"));
        put(missing, "*")
                .then()
                .statusCode(422)
                .body("errors.message", hasItem(containsString("erp.product-changed.v1")));
        put(unknownKind, "*").then().statusCode(400);
        put(tellingOfGoods(), "\"998\"").then().statusCode(412);
        put(content(RULES), "*").then().statusCode(409).body("type", equalTo("/problems/message-rules-unchanged"));
        admin().body("{}").put(RULES).then().statusCode(400);

        assertThat(admin().get(RULES).asString()).isEqualTo(before);
    }

    @Test
    void aTrialSaysWhoWouldBeToldAndWhyAndWritesNothing() throws IOException {
        var production = appoint("production", "zh", "赵生产");
        var example = JSON.readTree(
                Contracts.examples("qloop.complaint.action-assigned.v1").getFirst());
        var caseId = UUID.randomUUID().toString();
        ((ObjectNode) example).put("subject", caseId);

        as("auditor")
                .body(example.toString())
                .post(RULES + "/trials")
                .then()
                .statusCode(200)
                .body(
                        "messages.size()", equalTo(1),
                        "messages[0].rule", equalTo(1),
                        "messages[0].kind", equalTo("action-assigned"),
                        "messages[0].urgency", equalTo("normal"),
                        "messages[0].audience.function",
                                equalTo(example.at("/data/function").asText()),
                        "messages[0].written", equalTo(true),
                        "nobody", nullValue());

        var feedback = JSON.readTree(
                Contracts.examples("qloop.feedback.feedback-registered.v1").getFirst());
        ((ObjectNode) feedback.path("data"))
                .put("responsibleFunction", "production")
                .put("class", "a")
                .put("channel", "phone");
        admin().body(feedback.toString())
                .post(RULES + "/trials")
                .then()
                .statusCode(200)
                .body(
                        "messages[0].urgency", equalTo("urgent"),
                        "messages[0].recipient.mail", equalTo(production),
                        "messages[0].recipient.addressedBy", equalTo("head"),
                        "messages[0].way", equalTo("production: head"),
                        "silences[0].rule", equalTo(2),
                        "silences[0].kind", equalTo("feedback-acknowledged"),
                        "silences[0].why", equalTo("channel is phone, and the rule asks for e-mail"));
        assertThat(messages(caseId)).isEmpty();
        assertThat(messages(feedback.path("subject").asText()))
                .noneSatisfy(message -> assertThat(message.toString()).contains(production));
    }

    @Test
    void aTrialSaysWhyNobodyIsTold() {
        admin().body(Map.of("type", "erp.product-changed.v1", "data", product()))
                .post(RULES + "/trials")
                .then()
                .statusCode(200)
                .body("nobody", equalTo("Master data."), "messages.size()", equalTo(0));
        admin().header("Accept-Language", "zh")
                .body(Map.of(
                        "type",
                        "qloop.feedback.feedback-withdrawn.v1",
                        "subject",
                        UUID.randomUUID().toString(),
                        "data",
                        Map.of(
                                "feedbackId",
                                UUID.randomUUID().toString(),
                                "number",
                                "FB-2026-000043",
                                "customerId",
                                "C-1004",
                                "withdrawnAt",
                                "2026-11-25T06:00:00Z",
                                "withdrawnBy",
                                "chen.sales",
                                "reason",
                                "与客户商定")))
                .post(RULES + "/trials")
                .then()
                .statusCode(200)
                .body("silences[0].why", equalTo("此前未就该案件通知过本公司任何人"));
        admin().body(Map.of("type", "weather.changed.v1", "data", Map.of()))
                .post(RULES + "/trials")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/message-rules-event-unknown"));
        admin().body(Map.of("type", "qloop.survey.survey-sent.v1", "data", Map.of()))
                .post(RULES + "/trials")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/message-rules-event-invalid"));
        admin().body(Map.of("data", Map.of())).post(RULES + "/trials").then().statusCode(400);
    }

    private static Object product() {
        try {
            return JSON.convertValue(
                    JSON.readTree(Contracts.examples("erp.product-changed.v1").getFirst())
                            .path("data"),
                    Map.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void onlyWhoMayReadsChangesAndTries() throws IOException {
        var trial = Map.of("type", "erp.product-changed.v1", "data", product());
        for (var role : new String[] {"function-head", "general-manager", "auditor"}) {
            as(role).get(RULES).then().statusCode(200);
            as(role).get(RULES + "/versions/0").then().statusCode(200);
            as(role).header("If-Match", "*")
                    .body(Map.of("content", Map.of("events", Map.of()), "reason", "x"))
                    .put(RULES)
                    .then()
                    .statusCode(403);
        }
        for (var role : new String[] {"staff", "customer"}) {
            as(role).get(RULES).then().statusCode(403);
            as(role).get(RULES + "/versions/0").then().statusCode(403);
            as(role).body(trial).post(RULES + "/trials").then().statusCode(403);
        }
        as("function-head").body(trial).post(RULES + "/trials").then().statusCode(403);
    }
}
