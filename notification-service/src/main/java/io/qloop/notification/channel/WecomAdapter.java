package io.qloop.notification.channel;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;

/**
 * The robot of a group of WeCom (developer.work.weixin.qq.com, 群机器人配置说明): plain text, as customers' words are not
 * to be taken for markup; its key stands in the address.
 */
@ApplicationScoped
class WecomAdapter implements Adapter {

    private static final int TEXT_BYTES = 2048;
    private static final int PER_MINUTE = 20;
    private static final Set<Integer> BUSY = Set.of(-1, 45009, 45033);

    private final ObjectMapper json;

    WecomAdapter(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.WECOM;
    }

    @Override
    public Call call(Channel channel, Dispatch dispatch, Instant at) {
        var message = json.createObjectNode().put("msgtype", "text");
        message.putObject("text").put("content", ChatText.plain(dispatch.told(), TEXT_BYTES));
        return Call.of(message.toString());
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
