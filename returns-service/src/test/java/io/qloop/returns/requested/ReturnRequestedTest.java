package io.qloop.returns.requested;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.qloop.platform.ids.Ids;
import io.qloop.platform.testing.Contracts;
import io.qloop.platform.testing.KafkaProbe.Heard;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.qloop.returns.Scenes;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ServiceTest
class ReturnRequestedTest {

    private static final String FEEDBACK = "qloop.feedback";
    private static final String REQUESTED = "qloop.feedback.return-requested.v1";
    private static final String OPENED = "qloop.returns.return-opened.v1";
    private static final String PATH = "/api/v1/requested-returns";
    private static final Tokens SALES = Tokens.of("chen.sales").roles("staff").functions("sales");

    private static Scenes scenes;

    private final String feedback = Ids.next().toString();

    @BeforeAll
    static void setTheScene() {
        scenes = new Scenes();
    }

    @AfterAll
    static void tidyUp() {
        scenes.close();
    }

    @Test
    void opensAReturnForEveryPublishedExample() {
        scenes.announceCustomer("C-1007");
        scenes.announceCustomer("C-1004");

        for (var example : Contracts.examples(REQUESTED)) {
            scenes.kafka.sendStructured(FEEDBACK, example);

            var asked = JsonPath.from(example);
            var opened = opened(asked.getString("data.feedbackId"), 1).getFirst();
            assertThat(opened.data().at("/origin/number").asText()).isEqualTo(asked.getString("data.number"));
            assertThat(opened.event().getExtension("causationid")).isEqualTo(asked.getString("id"));
        }
    }

    @Test
    @Tag("FB-022")
    void opensOneReturnHoweverOftenItIsAskedFor() {
        var customer = scenes.customer();

        for (int i = 0; i < 3; i++) {
            ask(customer);
        }
        var last = Ids.next().toString();
        scenes.kafka.send(FEEDBACK, REQUESTED, "/qloop/feedback", feedback, requested(customer, last));

        opened(last, 1);
        assertThat(opened(feedback, 1)).hasSize(1);
        list(SALES, "?feedbackId=" + feedback)
                .body("items.origin.number", contains("FB-2026-000077"))
                .body("items[0].origin.kind", equalTo("feedback"))
                .body("items[0].reason", equalTo("整批退货"))
                .body("items[0].goods", nullValue());
    }

    @Test
    @Tag("FB-022")
    void knowsTheGoodsThatComeBackUnderItsNumber() {
        var customer = scenes.customer();
        ask(customer);
        var number = opened(feedback, 1).getFirst().data().path("number").asText();

        scenes.send(Scenes.announcement(number, customer, Scenes.line(1, scenes.product(), "L20261101-03", 12)));

        await().untilAsserted(
                        () -> list(SALES, "?feedbackId=" + feedback).body("items[0].goods.number", notNullValue()));
    }

    @Test
    @Tag("AH-01")
    void keepsTheGoodsThatComeBackInTheLoopOfTheFeedback() {
        var customer = scenes.customer();
        ask(customer);
        var number = opened(feedback, 1).getFirst().data().path("number").asText();

        scenes.send(Scenes.announcement(number, customer, Scenes.line(1, scenes.product(), "L20261101-03", 12)));

        var told = scenes.kafka.await(
                Scenes.OUT,
                heard -> heard.data().path("returnReference").asText().equals(number),
                2);
        assertThat(told).extracting(Heard::type).containsExactly(Scenes.GOODS_RECEIVED, Scenes.INSPECTION_REQUESTED);
        assertThat(told).allSatisfy(heard -> assertThat(heard.event().getExtension("correlationid"))
                .isEqualTo(feedback));
    }

    @Test
    void showsACustomerItsOwnOnly() {
        var customer = scenes.customer();
        ask(customer);
        var id = opened(feedback, 1).getFirst().key();
        var own = Tokens.of("own").roles("customer").customer(customer);
        var other = Tokens.of("other").roles("customer").customer(scenes.customer());

        read(own, id).statusCode(200).body("reason", nullValue()).body("requestedBy", nullValue());
        read(SALES, id).statusCode(200).body("requestedBy", equalTo("li.quality"));
        read(other, id).statusCode(404);
        list(own, "").body("items.id", contains(id));
        list(other, "?customerId=" + customer).body("items", empty());
        list(other, "").body("items", empty());
        read(Tokens.of("erp").roles("system"), id).statusCode(403);
        given().get(PATH).then().statusCode(401);
    }

    private void ask(String customer) {
        scenes.kafka.send(FEEDBACK, REQUESTED, "/qloop/feedback", feedback, requested(customer, feedback));
    }

    private static Map<String, Object> requested(String customer, String feedback) {
        return Map.of(
                "feedbackId",
                feedback,
                "number",
                "FB-2026-000077",
                "customerId",
                customer,
                "subject",
                "标签与实物不符",
                "requestedAt",
                "2026-11-24T03:00:00Z",
                "requestedBy",
                "li.quality",
                "reason",
                "整批退货");
    }

    private static List<Heard> opened(String feedback, int atLeast) {
        return scenes.kafka.await(
                Scenes.OUT,
                heard -> heard.type().equals(OPENED)
                        && heard.data().at("/origin/id").asText().equals(feedback),
                atLeast);
    }

    private static ValidatableResponse read(Tokens who, String id) {
        return given().auth().oauth2(who.sign()).get(PATH + "/" + id).then();
    }

    private static ValidatableResponse list(Tokens who, String query) {
        return given().auth().oauth2(who.sign()).get(PATH + query).then().statusCode(200);
    }
}
