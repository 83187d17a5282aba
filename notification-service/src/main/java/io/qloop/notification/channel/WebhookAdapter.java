package io.qloop.notification.channel;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Standard Webhooks (standardwebhooks.com): {@code webhook-id}, {@code webhook-timestamp} and {@code webhook-signature},
 * which signs all three of id, moment and body. While a secret is being replaced both sign.
 */
@ApplicationScoped
class WebhookAdapter implements Adapter {

    /** What a secret starts with; the rest is the key in Base64. */
    static final String SECRET_PREFIX = "whsec_";

    private static final int PER_MINUTE = 6000;

    @Override
    public ChannelKind kind() {
        return ChannelKind.WEBHOOK;
    }

    @Override
    public Call call(Channel channel, Dispatch dispatch, Instant at) {
        var id = dispatch.id().toString();
        var moment = Long.toString(at.getEpochSecond());
        var body = dispatch.told().body();
        var signed = id + "." + moment + "." + body;
        var signatures = channel.secrets(at).stream()
                .map(secret -> "v1," + Hmac.sign(key(secret), signed))
                .collect(Collectors.joining(" "));
        return new Call(
                "", Map.of("webhook-id", id, "webhook-timestamp", moment, "webhook-signature", signatures), body);
    }

    private static byte[] key(Secret secret) {
        return Base64.getDecoder().decode(secret.value().substring(SECRET_PREFIX.length()));
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
