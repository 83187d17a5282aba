package io.qloop.notification.channel;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A workflow of Microsoft Teams that starts "when a Teams webhook request is received" (learn.microsoft.com): an adaptive
 * card; its signature stands in the address. Markup in the words is escaped: cards read a part of Markdown.
 */
@ApplicationScoped
class TeamsAdapter implements Adapter {

    /** Of the 28 KB that a message may have. */
    private static final int TEXT_BYTES = 18_000;

    private static final int PER_MINUTE = 60;
    private static final Pattern MARKUP = Pattern.compile("([\\\\`*_\\[\\]#>~])");

    private final ObjectMapper json;

    TeamsAdapter(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.TEAMS;
    }

    @Override
    public Call call(Channel channel, Dispatch dispatch, Instant at) {
        var told = dispatch.told();
        var message = json.createObjectNode().put("type", "message");
        var attachment = message.putArray("attachments")
                .addObject()
                .put("contentType", "application/vnd.microsoft.card.adaptive")
                .putNull("contentUrl");
        var card = attachment
                .putObject("content")
                .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("type", "AdaptiveCard")
                .put("version", "1.4");
        var body = card.putArray("body");
        body.addObject()
                .put("type", "TextBlock")
                .put("text", unmarked(told.title()))
                .put("weight", "Bolder")
                .put("size", "Medium")
                .put("color", told.isUrgent() ? "Attention" : "Default")
                .put("wrap", true);
        body.addObject()
                .put("type", "TextBlock")
                // One line break alone is none in a card.
                .put("text", Excerpt.of(unmarked(told.body()).replace("\n", "\n\n"), TEXT_BYTES))
                .put("wrap", true);
        if (told.link() != null) {
            card.putArray("actions")
                    .addObject()
                    .put("type", "Action.OpenUrl")
                    .put("title", "QLoop")
                    .put("url", told.link());
        }
        return Call.of(message.toString());
    }

    private static String unmarked(String text) {
        return MARKUP.matcher(text).replaceAll("\\\\$1");
    }

    @Override
    public Verdict read(int status, String body) {
        return new Verdict.Taken("taken");
    }

    @Override
    public int perMinute() {
        return PER_MINUTE;
    }
}
