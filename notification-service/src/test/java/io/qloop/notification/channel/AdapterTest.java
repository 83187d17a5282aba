package io.qloop.notification.channel;

import static io.qloop.notification.channel.ChannelFixture.NOW;
import static io.qloop.notification.channel.ChannelFixture.channel;
import static io.qloop.notification.channel.ChannelFixture.dispatch;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qloop.notification.channel.Adapter.Verdict;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The calls as the other ends document them. */
@Tag("AH-34")
class AdapterTest {

    private static final String LINK = "https://qloop.example.com/complaints/1";

    private final ObjectMapper json = new ObjectMapper();

    /** The example of the specification of Standard Webhooks. */
    @Test
    @Tag("AH-15")
    void signsAsTheSpecificationOfStandardWebhooksSays() {
        var key = java.util.Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        var signature = Hmac.sign(key, "msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{\"test\": 2432232314}");

        assertThat(signature).isEqualTo("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    @Tag("AH-15")
    void signsAWebhookWithBothSecretsWhileOneIsBeingReplaced() {
        var channel = channel(ChannelKind.WEBHOOK, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        channel.signWith(new Secret("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"), "admin", NOW);
        var adapter = new WebhookAdapter();

        var during = adapter.call(channel, dispatch("t", "{}", null), NOW);
        var after = adapter.call(channel, dispatch("t", "{}", null), NOW.plus(Channel.OVERLAP));

        assertThat(during.headers())
                .containsEntry("webhook-id", ChannelFixture.DISPATCH.toString())
                .containsEntry("webhook-timestamp", "1795164062");
        assertThat(during.headers().get("webhook-signature").split(" "))
                .hasSize(2)
                .allMatch(s -> s.startsWith("v1,"));
        assertThat(after.headers().get("webhook-signature").split(" ")).hasSize(1);
        assertThat(during.headers().get("webhook-signature"))
                .doesNotContain(after.headers().get("webhook-signature"));
    }

    @Test
    void writesPlainTextToWecom() throws Exception {
        var call = new WecomAdapter(json)
                .call(channel(ChannelKind.WECOM, null), dispatch("标题", "正文 <@all>\n" + LINK, LINK), NOW);

        assertThat(call.query()).isEmpty();
        assertThat(json.readTree(call.body()))
                .isEqualTo(json.readTree(
                        "{\"msgtype\":\"text\",\"text\":{\"content\":\"标题\\n\\n正文 <@all>\\n" + LINK + "\"}}"));
    }

    @Test
    void shortensATextForWecomAndKeepsItsLink() throws Exception {
        var call = new WecomAdapter(json)
                .call(channel(ChannelKind.WECOM, null), dispatch("标题", "很长😀".repeat(500) + LINK, LINK), NOW);

        var content = json.readTree(call.body()).at("/text/content").asText();
        assertThat(content.getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(2048)
                .hasSizeGreaterThan(2030);
        assertThat(content).startsWith("标题\n\n很长").endsWith("…\n" + LINK).doesNotContain("\uFFFD");
    }

    @Test
    void signsForDingtalkInTheAddress() throws Exception {
        var channel = channel(ChannelKind.DINGTALK, "this is secret");
        var call = new DingtalkAdapter(json).call(channel, dispatch("标题", "正文", null), NOW);

        // openssl: printf '1795164062500\nthis is secret' | openssl dgst -sha256 -hmac 'this is secret' -binary |
        // base64
        assertThat(call.query())
                .isEqualTo("timestamp=1795164062500&sign=1pQ2gx2X5%2FrczMRY0vKTQTdag6MzDljsSfHj2jf2OxM%3D");
        assertThat(json.readTree(call.body()))
                .isEqualTo(json.readTree("{\"msgtype\":\"text\",\"text\":{\"content\":\"标题\\n\\n正文\"}}"));
        assertThat(channel.url().pathWith(call.query())).startsWith("/hook?key=k1&timestamp=");
    }

    @Test
    void signsForFeishuInTheBodyAndKeepsMarkupOut() throws Exception {
        var channel = channel(ChannelKind.FEISHU, "feishu secret");
        var call = new FeishuAdapter(json).call(channel, dispatch("标题", "<at user_id=\"all\">", LINK), NOW);

        var message = json.readTree(call.body());
        assertThat(message.path("timestamp").asText()).isEqualTo("1795164062");
        // openssl: printf '' | openssl dgst -sha256 -mac HMAC -macopt hexkey:$(printf '1795164062\nfeishu secret' | xxd
        // -p)
        assertThat(message.path("sign").asText()).isEqualTo("DKki9WpLzrUtC/mlAhBgAu2o9AZzikL+uH0sKfkQ5Z4=");
        assertThat(message.path("msg_type").asText()).isEqualTo("interactive");
        assertThat(message.at("/card/header/title/tag").asText()).isEqualTo("plain_text");
        assertThat(message.at("/card/header/template").asText()).isEqualTo("red");
        assertThat(message.at("/card/elements/0/text/tag").asText()).isEqualTo("plain_text");
        assertThat(message.at("/card/elements/0/text/content").asText()).isEqualTo("<at user_id=\"all\">");
        assertThat(message.at("/card/elements/1/actions/0/url").asText()).isEqualTo(LINK);
    }

    @Test
    void writesAnAdaptiveCardToTeamsAndEscapesMarkup() throws Exception {
        var call = new TeamsAdapter(json)
                .call(
                        channel(ChannelKind.TEAMS, null),
                        dispatch("Title", "[click](http://evil) *now*\nnext", LINK),
                        NOW);

        var message = json.readTree(call.body());
        assertThat(message.path("type").asText()).isEqualTo("message");
        assertThat(message.at("/attachments/0/contentType").asText())
                .isEqualTo("application/vnd.microsoft.card.adaptive");
        assertThat(message.at("/attachments/0/content/type").asText()).isEqualTo("AdaptiveCard");
        assertThat(message.at("/attachments/0/content/body/1/text").asText())
                .isEqualTo("\\[click\\](http://evil) \\*now\\*\n\nnext");
        assertThat(message.at("/attachments/0/content/actions/0/url").asText()).isEqualTo(LINK);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    WECOM    | {"errcode":0,"errmsg":"ok"}                          | Taken
                    WECOM    | {"errcode":45009,"errmsg":"api freq out of limit"}   | Later
                    WECOM    | {"errcode":93000,"errmsg":"invalid webhook url"}     | Refused
                    DINGTALK | {"errcode":0,"errmsg":"ok"}                          | Taken
                    DINGTALK | {"errcode":130101,"errmsg":"send too fast"}          | Later
                    DINGTALK | {"errcode":310000,"errmsg":"sign not match"}         | Refused
                    FEISHU   | {"code":0,"msg":"success","data":{}}                 | Taken
                    FEISHU   | {"code":11232,"msg":"frequency limited"}             | Later
                    FEISHU   | {"code":19021,"msg":"sign match fail"}               | Refused
                    FEISHU   | <html>                                               | Refused
                    TEAMS    | ''                                                   | Taken
                    """)
    void understandsTheRobotsAnswers(ChannelKind kind, String body, String verdict) {
        var adapter =
                switch (kind) {
                    case WECOM -> new WecomAdapter(json);
                    case DINGTALK -> new DingtalkAdapter(json);
                    case FEISHU -> new FeishuAdapter(json);
                    case TEAMS -> new TeamsAdapter(json);
                    case WEBHOOK -> new WebhookAdapter();
                };

        Verdict read = adapter.read(200, body);

        assertThat(read.getClass().getSimpleName()).isEqualTo(verdict);
    }
}
