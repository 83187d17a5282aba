package io.qloop.notification.channel;

import static io.qloop.notification.channel.OtherEnd.status;
import static io.qloop.notification.testing.Company.admin;
import static io.qloop.notification.testing.Company.appoint;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.qloop.notification.channel.OtherEnd.Answer;
import io.qloop.notification.testing.Company;
import io.qloop.notification.testing.Events;
import io.qloop.notification.testing.MailTest;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole way of what is told over channels, against servers that check what is documented. */
@MailTest
class ChannelTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String ASSIGNED = "qloop.complaint.action-assigned.v1";

    private static KafkaProbe kafka;

    @Inject
    DispatchAttempts attempts;

    @Inject
    Tell tell;

    private OtherEnd other;
    private final List<String> opened = new ArrayList<>();

    @BeforeAll
    static void openProbe() {
        kafka = new KafkaProbe();
    }

    @AfterAll
    static void closeProbe() {
        kafka.close();
    }

    @BeforeEach
    void listen() {
        other = new OtherEnd();
    }

    /** Tests leave no channel open that would hear of the events of others. */
    @AfterEach
    void switchOff() {
        opened.forEach(id -> {
            var channel = admin().get("/api/v1/channels/" + id);
            admin().header("If-Match", "*")
                    .body(Map.of("name", channel.path("name"), "language", "en", "active", false))
                    .put("/api/v1/channels/" + id)
                    .then()
                    .statusCode(200);
        });
        other.close();
    }

    private Response open(Map<String, Object> description) {
        var whole = new HashMap<String, Object>(Map.of("name", "channel " + UUID.randomUUID(), "language", "zh"));
        whole.putAll(description);
        var answer =
                admin().header("Idempotency-Key", UUID.randomUUID()).body(whole).post("/api/v1/channels");
        if (answer.statusCode() == 201) {
            opened.add(answer.path("id"));
        }
        return answer;
    }

    private JsonPath webhook(String... topics) {
        return open(Map.of("kind", "webhook", "url", other.url("/in"), "topics", List.of(topics)))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static List<Map<String, Object>> dispatches(String channelId) {
        return admin().get("/api/v1/channel-dispatches?sort=createdAt&limit=100&channelId=" + channelId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    private static JsonPath awaitOnly(String channelId, String status) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(dispatches(channelId))
                .singleElement()
                .satisfies(d -> assertThat(d).containsEntry("status", status)));
        return dispatch((String) dispatches(channelId).getFirst().get("id"));
    }

    private static JsonPath dispatch(String id) {
        return admin().get("/api/v1/channel-dispatches/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String signature(String secret, OtherEnd.Call call) {
        var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        return "v1,"
                + Hmac.sign(
                        key, call.header("Webhook-id") + "." + call.header("Webhook-timestamp") + "." + call.body());
    }

    @Test
    @Tag("AH-15")
    void tellsAWebhookWhatHappensSignedAndOnce() {
        var channel = webhook(ASSIGNED);
        appoint("production", "zh", "赵生产");

        var complaintId = Events.actionAssigned(kafka, "production");
        Events.feedbackRegisteredOnly(kafka, "quality");

        var dispatch = awaitOnly(channel.getString("id"), "taken");
        var call = other.calls().getFirst();
        assertThat(other.calls()).hasSize(1);
        assertThat(call.path()).isEqualTo("/in");
        assertThat(call.header("Content-type")).startsWith("application/json");
        assertThat(call.header("Webhook-id")).isEqualTo(dispatch.getString("id"));
        assertThat(call.header("Webhook-signature")).isEqualTo(signature(channel.getString("secret"), call));
        assertThat(call.json().path("type").asText()).isEqualTo(ASSIGNED);
        assertThat(call.json().path("subject").asText()).isEqualTo(complaintId);
        assertThat(call.json().at("/data/complaintNumber").asText()).isEqualTo("CP-2026-000012");
        assertThat(dispatch.getList("steps.outcome")).containsExactly("taken");

        admin().put("/api/v1/channel-dispatches/" + dispatch.getString("id") + "/resend")
                .then()
                .statusCode(200)
                .body("status", equalTo("queued"));

        await().atMost(PATIENCE).until(() -> other.calls().size() == 2);
        awaitOnly(channel.getString("id"), "taken");
        assertThat(other.calls().get(1).header("Webhook-id")).isEqualTo(call.header("Webhook-id"));
        assertThat(other.calls().get(1).body()).isEqualTo(call.body());
    }

    @Test
    @Tag("AH-15")
    void triesAgainUntilTheOtherEndTakesIt() {
        other.answering(
                status(503),
                new Answer(302, Map.of("Location", other.url("/elsewhere")), ""),
                new Answer(429, Map.of("Retry-After", "1"), ""),
                status(0));
        var channel = webhook();

        admin().header("Idempotency-Key", UUID.randomUUID())
                .post("/api/v1/channels/" + channel.getString("id") + "/trials")
                .then()
                .statusCode(201)
                .body("status", equalTo("queued"));

        var dispatch = awaitOnly(channel.getString("id"), "taken");
        assertThat(other.calls()).hasSize(5).allMatch(call -> call.path().equals("/in"));
        assertThat(other.calls().stream().map(call -> call.header("Webhook-id")))
                .containsOnly(dispatch.getString("id"));
        assertThat(dispatch.getList("steps.outcome"))
                .containsExactly("postponed", "postponed", "postponed", "postponed", "taken");
        assertThat(dispatch.getList("steps.statusCode", Integer.class)).containsExactly(503, 302, 429, null, 200);
    }

    @Test
    @Tag("AH-15")
    void callsNobodyWhoIsGoneUntilSomebodySwitchesItOnAgain() {
        other.answering(status(410));
        var channel = webhook(ASSIGNED);
        var id = channel.getString("id");
        appoint("production", "zh", "赵生产");

        Events.actionAssigned(kafka, "production");

        awaitOnly(id, "failed");
        admin().get("/api/v1/channels/" + id).then().body("state", equalTo("gone"));
        var second = Events.actionAssigned(kafka, "production");
        await().atMost(PATIENCE).until(() -> !Company.messages(second).isEmpty());
        assertThat(dispatches(id)).hasSize(1);
        admin().put("/api/v1/channels/" + id + "/resend").then().statusCode(409);

        admin().header("If-Match", "*")
                .body(Map.of("name", channel.getString("name"), "language", "zh", "active", true))
                .put("/api/v1/channels/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("active"));
        admin().put("/api/v1/channels/" + id + "/resend").then().statusCode(200).body("resent", equalTo(1));

        assertThat(awaitOnly(id, "taken").getList("steps.outcome")).containsExactly("refused", "sent-again", "taken");
    }

    @Test
    @Tag("AH-15")
    void makesAnAttemptAgainThatDiedInTheMiddle() {
        var channel = webhook();
        var id = UUID.fromString(channel.getString("id"));
        other.otherwise(status(503));
        admin().header("Idempotency-Key", UUID.randomUUID()).post("/api/v1/channels/" + id + "/trials");
        // Whoever has it in hand now never says how it ended.
        await().atMost(PATIENCE).until(() -> attempts.begin()
                .filter(begun -> begun.channel().id().equals(id))
                .isPresent());
        other.otherwise(status(200));

        assertThat(awaitOnly(id.toString(), "taken").getList("steps.outcome")).contains("in-doubt");
    }

    @Test
    @Tag("AH-34")
    void tellsTheChatOfAFunctionWhatItsHeadHasToKnow() {
        var chat = open(Map.of(
                        "kind", "wecom",
                        "url", other.url("/cgi-bin/webhook/send?key=k1"),
                        "functions", List.of("production"),
                        "topics", List.of("action-assigned")))
                .path("id")
                .toString();
        appoint("production", "zh", "赵生产");
        appoint("quality", "zh", "李质量");

        Events.actionAssigned(kafka, "quality");
        var complaintId = Events.actionAssigned(kafka, "production");

        awaitOnly(chat, "taken");
        var call = other.calls().getFirst();
        assertThat(other.calls()).hasSize(1);
        assertThat(call.query()).isEqualTo("key=k1");
        assertThat(call.json().path("msgtype").asText()).isEqualTo("text");
        assertThat(call.json().at("/text/content").asText())
                .contains("投诉 CP-2026-000012", "消除漆膜划伤的原因", "/complaints/" + complaintId)
                .doesNotContain("赵生产", "acknowledgements");
    }

    @Test
    @Tag("AH-34")
    void tellsNoChatWhatGoesToACustomer() {
        var chat = open(Map.of("kind", "wecom", "url", other.url("/send")))
                .path("id")
                .toString();
        var customerId = "C-" + UUID.randomUUID().toString().substring(0, 8);

        var surveyId = Events.surveySent(kafka, customerId);

        await().atMost(PATIENCE).until(() -> !Company.messages(surveyId).isEmpty());
        assertThat(dispatches(chat)).noneMatch(d -> surveyId.equals(d.get("caseId")));
    }

    @ParameterizedTest
    @EnumSource(names = {"WECOM", "DINGTALK", "FEISHU", "TEAMS"})
    @Tag("AH-34")
    void triesEachKindOfChat(ChannelKind kind) {
        var description = new HashMap<String, Object>(Map.of(
                "kind",
                kind.name().toLowerCase(java.util.Locale.ROOT),
                "url",
                other.url("/robot/send?access_token=t")));
        var isSigned = kind == ChannelKind.DINGTALK || kind == ChannelKind.FEISHU;
        if (isSigned) {
            description.put("secret", "SEC0123");
        }
        var busy = kind == ChannelKind.FEISHU ? "{\"code\":11232}" : "{\"errcode\":45009}";
        if (kind == ChannelKind.WECOM || kind == ChannelKind.FEISHU) {
            other.answering(new Answer(200, Map.of(), busy));
        }
        var answer = open(description);
        answer.then()
                .statusCode(201)
                .body("secret", nullValue(), "signed", equalTo(isSigned), "url", not(equalTo(null)));
        assertThat(answer.<String>path("url")).doesNotContain("access_token");
        var id = answer.<String>path("id");

        admin().header("Idempotency-Key", UUID.randomUUID())
                .post("/api/v1/channels/" + id + "/trials")
                .then()
                .statusCode(201);

        awaitOnly(id, "taken");
        var call = other.calls().getLast();
        switch (kind) {
            case DINGTALK -> {
                var parameters = parameters(call.query());
                var sign = Hmac.sign(
                        "SEC0123".getBytes(StandardCharsets.UTF_8), parameters.get("timestamp") + "\nSEC0123");
                assertThat(parameters)
                        .containsEntry("access_token", "t")
                        .containsEntry("sign", URLEncoder.encode(sign, StandardCharsets.UTF_8));
            }
            case FEISHU -> {
                var key = call.json().path("timestamp").asText() + "\nSEC0123";
                assertThat(call.json().path("sign").asText())
                        .isEqualTo(Hmac.sign(key.getBytes(StandardCharsets.UTF_8), ""));
                assertThat(call.json().path("msg_type").asText()).isEqualTo("interactive");
            }
            case TEAMS -> assertThat(call.json().path("type").asText()).isEqualTo("message");
            default -> assertThat(call.json().path("msgtype").asText()).isEqualTo("text");
        }
    }

    private static Map<String, String> parameters(String query) {
        var found = new HashMap<String, String>();
        for (var parameter : query.split("&")) {
            var at = parameter.indexOf('=');
            found.put(parameter.substring(0, at), parameter.substring(at + 1));
        }
        return found;
    }

    @Test
    @Tag("AH-15")
    void showsASecretOnceAndLetsTwoSignWhileOneIsReplaced() {
        var channel = webhook(ASSIGNED);
        var path = "/api/v1/channels/" + channel.getString("id");
        assertThat(channel.getString("secret")).startsWith("whsec_");
        var known = admin().get(path);
        known.then().body("secret", nullValue(), "signed", equalTo(true)).header("ETag", notNullValue());

        admin().put(path + "/secret").then().statusCode(428);
        var replaced = admin().header("If-Match", known.header("ETag")).put(path + "/secret");
        replaced.then().statusCode(200);
        admin().header("If-Match", known.header("ETag"))
                .put(path + "/secret")
                .then()
                .statusCode(412);
        appoint("production", "zh", "赵生产");
        Events.actionAssigned(kafka, "production");

        awaitOnly(channel.getString("id"), "taken");
        var call = other.calls().getFirst();
        assertThat(call.header("Webhook-signature").split(" "))
                .containsExactly(
                        signature(replaced.path("secret"), call), signature(channel.getString("secret"), call));
        assertThat(given().auth()
                        .oauth2(Tokens.of("audit").roles("auditor").sign())
                        .get("/api/v1/services/notification/audit-entries?caseId=" + channel.getString("id"))
                        .asString())
                .contains("secret")
                .doesNotContain("whsec_")
                .doesNotContain(other.url("/in"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    webhook  | https://169.254.169.254/x | ''   | ''                  | ''      | 422 | channel-url-not-allowed
                    webhook  | http://8.8.8.8/x          | ''   | ''                  | ''      | 422 | channel-url-not-allowed
                    webhook  | https://no.such.host.invalid/ | '' | ''                | ''      | 422 | channel-host-unknown
                    webhook  | gopher://x/               | ''   | ''                  | ''      | 400 | channel-url-invalid
                    webhook  | http://127.0.0.1:1/x      | s3cr | ''                  | ''      | 400 | channel-secret-not-taken
                    wecom    | http://127.0.0.1:1/x      | s3cr | ''                  | ''      | 400 | channel-secret-not-taken
                    webhook  | http://127.0.0.1:1/x      | ''   | erp.customer-changed.v1 | ''  | 400 | channel-topic-unknown
                    webhook  | http://127.0.0.1:1/x      | ''   | qloop.no.such.v1    | ''      | 400 | channel-topic-unknown
                    feishu   | http://127.0.0.1:1/x      | ''   | no-such-kind        | ''      | 400 | channel-topic-unknown
                    webhook  | http://127.0.0.1:1/x      | ''   | ''                  | quality | 400 | channel-functions-of-chats
                    teams    | http://127.0.0.1:1/x      | ''   | ''                  | kitchen | 400 | channel-function-unknown
                    pigeon   | http://127.0.0.1:1/x      | ''   | ''                  | ''      | 400 | malformed-body
                    """)
    @Tag("AH-15")
    void refusesWhatCannotWork(
            String kind, String url, String secret, String topic, String function, int status, String problem) {
        var description = new HashMap<String, Object>(Map.of("kind", kind, "url", url));
        if (!secret.isEmpty()) {
            description.put("secret", secret);
        }
        description.put("topics", topic.isEmpty() ? List.of() : List.of(topic));
        description.put("functions", function.isEmpty() ? List.of() : List.of(function));

        open(description).then().statusCode(status).body("type", equalTo("/problems/" + problem));
    }

    @Test
    void givesEachChannelANameOfItsOwn() {
        var channel = webhook();

        open(Map.of(
                        "kind",
                        "webhook",
                        "url",
                        other.url("/"),
                        "name",
                        channel.getString("name").toUpperCase(java.util.Locale.ROOT)))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/channel-name-taken"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff", "function-head", "general-manager", "customer"})
    void isForAdminsAlone(String role) {
        var caller = given().auth().oauth2(Tokens.of("somebody").roles(role).sign());

        caller.get("/api/v1/channels").then().statusCode(403);
        caller.get("/api/v1/channel-dispatches").then().statusCode(403);
        given().auth()
                .oauth2(Tokens.of("somebody").roles(role).sign())
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of("kind", "webhook", "name", "x", "url", other.url("/"), "language", "en"))
                .post("/api/v1/channels")
                .then()
                .statusCode(403);
    }
}
