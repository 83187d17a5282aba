package io.qloop.notification.channel;

import io.qloop.notification.message.MessageKind;
import io.qloop.platform.audit.SeenVersion;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.event.EventSchemas;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.json.EnumNames;
import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Opens a channel, changes it, gives it another secret. */
@ApplicationScoped
class ChangeChannels {

    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Channels channels;
    private final Destinations destinations;
    private final EventSchemas schemas;
    private final SeenVersion seenVersion;
    private final Event<ActiveChannels.Changed> changed;
    private final Clock clock;

    ChangeChannels(
            Channels channels,
            Destinations destinations,
            EventSchemas schemas,
            SeenVersion seenVersion,
            Event<ActiveChannels.Changed> changed,
            Clock clock) {
        this.channels = channels;
        this.destinations = destinations;
        this.schemas = schemas;
        this.seenVersion = seenVersion;
        this.changed = changed;
        this.clock = clock;
    }

    /**
     * @param secret of a chat, from the chat's own settings; a webhook's is made here
     * @throws Refusal when the address is not to be called, the name is taken, or a topic is not known
     */
    @Transactional
    Channel open(ChannelKind kind, Channel.Description description, Optional<Secret> secret, String by) {
        var id = Ids.next();
        requireSecretOfChat(kind, secret);
        check(id, kind, description);
        destinations.require(description.url());
        var signing = kind == ChannelKind.WEBHOOK ? Optional.of(freshSecret()) : secret;
        var channel = new Channel(id, kind, description, signing, by, clock.instant());
        channels.persist(channel);
        channels.flush();
        changed.fire(new ActiveChannels.Changed());
        return channel;
    }

    /**
     * Replaces what is said of a channel. Without an address or a secret the known one stays: they are not shown, so nobody
     * can repeat them.
     */
    @Transactional
    Channel change(Change change) {
        var channel = channels.get(change.id());
        requireSecretOfChat(channel.kind(), change.secret());
        var described = new Channel.Description(
                change.described().name(),
                Optional.ofNullable(change.described().url()).orElse(channel.url()),
                change.described().topics(),
                change.described().functions(),
                change.described().language(),
                change.described().isActive());
        check(channel.id(), channel.kind(), described);
        if (!described.url().equals(channel.url())) {
            destinations.require(described.url());
        }
        seenVersion.require(change.ifMatch(), channel, channel.version());
        var now = clock.instant();
        channel.describe(described, change.by(), now);
        change.secret().ifPresent(secret -> channel.signWith(secret, change.by(), now));
        channels.flush();
        changed.fire(new ActiveChannels.Changed());
        return channel;
    }

    /**
     * A change of a channel.
     *
     * @param described with null for an address that stays
     * @param secret    empty for one that stays
     */
    record Change(UUID id, String ifMatch, Channel.Description described, Optional<Secret> secret, String by) {}

    /** Makes a webhook another secret; for a day the earlier one signs as well. */
    @Transactional
    Channel replaceSecret(UUID id, String ifMatch, String by) {
        var channel = channels.get(id);
        if (channel.kind() != ChannelKind.WEBHOOK) {
            throw Refusal.conflict("channel-secret-elsewhere");
        }
        seenVersion.require(ifMatch, channel, channel.version());
        channel.signWith(freshSecret(), by, clock.instant());
        channels.flush();
        changed.fire(new ActiveChannels.Changed());
        return channel;
    }

    private static Secret freshSecret() {
        var key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return new Secret(WebhookAdapter.SECRET_PREFIX + Base64.getEncoder().encodeToString(key));
    }

    private static void requireSecretOfChat(ChannelKind kind, Optional<Secret> secret) {
        if (secret.isPresent() && kind != ChannelKind.DINGTALK && kind != ChannelKind.FEISHU) {
            throw Refusal.invalid("channel-secret-not-taken", "secret", kind);
        }
    }

    private void check(UUID id, ChannelKind kind, Channel.Description description) {
        if (channels.isNameTaken(description.name(), id)) {
            throw Refusal.conflict("channel-name-taken", description.name());
        }
        if (kind == ChannelKind.WEBHOOK && !description.functions().isEmpty()) {
            throw Refusal.invalid("channel-functions-of-chats", "functions");
        }
        for (var i = 0; i < description.functions().size(); i++) {
            if (!CompanyFunction.isKnown(description.functions().get(i))) {
                throw Refusal.invalid(
                        "channel-function-unknown",
                        "functions[" + i + "]",
                        description.functions().get(i));
            }
        }
        for (var i = 0; i < description.topics().size(); i++) {
            if (!isTopic(kind, description.topics().get(i))) {
                throw Refusal.invalid(
                        "channel-topic-unknown",
                        "topics[" + i + "]",
                        description.topics().get(i));
            }
        }
    }

    private boolean isTopic(ChannelKind kind, String topic) {
        return kind == ChannelKind.WEBHOOK
                ? topic.startsWith(TellWebhooks.OURS) && schemas.isKnown(topic)
                : EnumNames.all(MessageKind.class).contains(topic);
    }
}
