package io.qloop.notification.channel;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Sends something over a channel that means nothing, so that both ends see whether it works. */
@ApplicationScoped
class TryChannel {

    private static final String TOPIC = "channel-trial";
    private static final String SOURCE = "/qloop/notification";

    private final Channels channels;
    private final Tell tell;
    private final Texts texts;
    private final ObjectMapper json;
    private final Clock clock;

    TryChannel(Channels channels, Tell tell, Texts texts, ObjectMapper json, Clock clock) {
        this.channels = channels;
        this.tell = tell;
        this.texts = texts;
        this.json = json;
        this.clock = clock;
    }

    @Transactional
    Dispatch handle(UUID channelId) {
        var channel = channels.get(channelId);
        if (!channel.isActive()) {
            throw Refusal.conflict("channel-not-active", channel.state());
        }
        var title = texts.get("channel.trial.title", channel.language());
        var text = texts.get("channel.trial.text", channel.language(), channel.name());
        var body = channel.kind().isChat() ? text : event(text);
        return tell.over(
                channelId,
                new Told(Ids.next().toString(), SOURCE, TOPIC, channelId.toString(), null, title, body, null, false));
    }

    private String event(String text) {
        var body = json.createObjectNode()
                .put("type", TOPIC)
                .put("timestamp", clock.instant().toString());
        body.putObject("data").put("text", text);
        return body.toString();
    }
}
