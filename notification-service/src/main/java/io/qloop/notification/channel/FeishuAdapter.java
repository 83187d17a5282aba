package io.qloop.notification.channel;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;

/**
 * The robot of a group of Feishu or Lark (open.feishu.cn, 自定义机器人使用指南): a card of plain text with a button; the
 * moment in seconds and the signature stand in the body. The signature's key is the moment with the secret, and it signs
 * nothing.
 */
@ApplicationScoped
class FeishuAdapter implements Adapter {

    private static final int TEXT_BYTES = 15_000;
    private static final int PER_MINUTE = 100;
    private static final Set<Integer> BUSY = Set.of(9499, 11232);

    private final ObjectMapper json;

    FeishuAdapter(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.FEISHU;
    }

    @Override
    public Call call(Channel channel, Dispatch dispatch, Instant at) {
        var told = dispatch.told();
        var message = json.createObjectNode();
        channel.secret().ifPresent(secret -> sign(message, secret, at));
        var card = message.put("msg_type", "interactive").putObject("card");
        plain(
                card.putObject("header")
                        .put("template", told.isUrgent() ? "red" : "blue")
                        .putObject("title"),
                told.title());
        var elements = card.putArray("elements");
        plain(elements.addObject().put("tag", "div").putObject("text"), Excerpt.of(told.body(), TEXT_BYTES));
        if (told.link() != null) {
            var button = elements.addObject()
                    .put("tag", "action")
                    .putArray("actions")
                    .addObject();
            plain(
                    button.put("tag", "button")
                            .put("type", "primary")
                            .put("url", told.link())
                            .putObject("text"),
                    "QLoop");
        }
        return Call.of(message.toString());
    }

    private static void sign(ObjectNode message, Secret secret, Instant at) {
        var moment = Long.toString(at.getEpochSecond());
        var key = (moment + "\n" + secret.value()).getBytes(StandardCharsets.UTF_8);
        message.put("timestamp", moment).put("sign", Hmac.sign(key, ""));
    }

    private static void plain(ObjectNode text, String content) {
        text.put("tag", "plain_text").put("content", content);
    }

    @Override
    public Verdict read(int status, String body) {
        return RobotAnswer.read(json, body, "code", "msg", BUSY);
    }

    @Override
    public int perMinute() {
        return PER_MINUTE;
    }
}
