package io.qloop.notification.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.platform.i18n.Language;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A channel as its readers see it.
 *
 * @param url    the host and a fingerprint
 * @param secret given once, with the answer that made it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChannelView(
        UUID id,
        ChannelKind kind,
        String name,
        String url,
        String secret,
        boolean signed,
        List<String> topics,
        List<String> functions,
        Language language,
        ChannelState state,
        Instant createdAt,
        Instant changedAt,
        String changedBy) {

    static ChannelView of(Channel channel) {
        return of(channel, null);
    }

    static ChannelView withSecret(Channel channel) {
        return of(channel, channel.secret().map(Secret::value).orElse(null));
    }

    private static ChannelView of(Channel channel, String secret) {
        return new ChannelView(
                channel.id(),
                channel.kind(),
                channel.name(),
                channel.url().shown(),
                secret,
                channel.secret().isPresent(),
                channel.topics(),
                channel.functions(),
                channel.language(),
                channel.state(),
                channel.createdAt(),
                channel.changedAt(),
                channel.changedBy());
    }
}
