package io.qloop.notification.channel;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * The robot of a group of DingTalk (open.dingtalk.com, 自定义机器人接入): plain text; the moment in milliseconds and a
 * signature over it ("加签") stand in the address.
 */
@ApplicationScoped
class DingtalkAdapter implements Adapter {

    private static final int TEXT_BYTES = 18_000;
    private static final int PER_MINUTE = 20;
    private static final Set<Integer> BUSY = Set.of(-1, 130101, 410100);

    private final ObjectMapper json;

    DingtalkAdapter(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.DINGTALK;
    }

    @Override
    public Call call(Channel channel, Dispatch dispatch, Instant at) {
        var message = json.createObjectNode().put("msgtype", "text");
        message.putObject("text").put("content", ChatText.plain(dispatch.told(), TEXT_BYTES));
        var query = channel.secret().map(secret -> signature(secret, at)).orElse("");
        return new Call(query, Map.of(), message.toString());
    }

    private static String signature(Secret secret, Instant at) {
        var moment = at.toEpochMilli();
        var key = secret.value().getBytes(StandardCharsets.UTF_8);
        var sign = Hmac.sign(key, moment + "\n" + secret.value());
        return "timestamp=" + moment + "&sign=" + URLEncoder.encode(sign, StandardCharsets.UTF_8);
    }

    @Override
    public Verdict read(int status, String body) {
        return RobotAnswer.read(json, body, "errcode", "errmsg", BUSY);
    }

    @Override
    public int perMinute() {
        return PER_MINUTE;
    }
}
