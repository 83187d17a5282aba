package io.qloop.notification.channel;

import io.qloop.platform.audit.Audited;
import io.qloop.platform.i18n.Language;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A place outside that is told of something: a system that wants events, or a group chat that wants what its department has
 * to know.
 */
@Entity
public class Channel implements Audited {

    static final int NAME_MAX = 100;
    static final int TOPICS_MAX = 100;
    static final int FUNCTIONS_MAX = 20;

    /** How long what was signed with the earlier secret is still taken at the other end. */
    static final Duration OVERLAP = Duration.ofHours(24);

    @Id
    private UUID id;

    @Version
    private long version;

    @Enumerated(EnumType.STRING)
    private ChannelKind kind;

    private String name;
    private Target url;
    private Secret secret;
    private Secret earlierSecret;
    private Instant earlierSecretUntil;
    private List<String> topics;
    private List<String> functions;

    @Enumerated(EnumType.STRING)
    private Language language;

    @Enumerated(EnumType.STRING)
    private ChannelState state;

    private Instant createdAt;
    private String createdBy;
    private Instant changedAt;
    private String changedBy;

    /** For the mapper only. */
    protected Channel() {}

    /**
     * What can be said of a channel.
     *
     * @param topics    types of events, of a chat kinds of messages; empty for all
     * @param functions whose messages a chat gets; empty for all
     * @param language  in which a chat is written to
     */
    record Description(
            String name, Target url, List<String> topics, List<String> functions, Language language, boolean isActive) {
        Description {
            topics = List.copyOf(topics);
            functions = List.copyOf(functions);
        }
    }

    Channel(UUID id, ChannelKind kind, Description description, Optional<Secret> secret, String by, Instant at) {
        this.id = id;
        this.kind = kind;
        this.secret = secret.orElse(null);
        createdAt = at;
        createdBy = by;
        describe(description, by, at);
    }

    /** Replaces what is said of it; switching it on again is also the way back of one that is gone. */
    void describe(Description description, String by, Instant at) {
        name = description.name();
        url = description.url();
        topics = description.topics();
        functions = description.functions();
        language = description.language();
        if (description.isActive()) {
            state = ChannelState.ACTIVE;
        } else if (state != ChannelState.GONE) {
            state = ChannelState.OFF;
        }
        changedBy = by;
        changedAt = at;
    }

    /** Signs with another secret from now on; a webhook for a while with both. */
    void signWith(Secret other, String by, Instant at) {
        if (kind == ChannelKind.WEBHOOK) {
            earlierSecret = secret;
            earlierSecretUntil = at.plus(OVERLAP);
        }
        secret = other;
        changedBy = by;
        changedAt = at;
    }

    /** The other end does not want to be called any more. */
    void gone(Instant at) {
        state = ChannelState.GONE;
        changedAt = at;
    }

    /** Is it told of this? */
    boolean wants(String topic) {
        return topics.isEmpty() || topics.contains(topic);
    }

    /** Is it told what this function has to know? */
    boolean listensTo(String function) {
        return functions.isEmpty() || functions.contains(function);
    }

    /** All secrets that sign now, the newest first. */
    List<Secret> secrets(Instant now) {
        if (secret == null) {
            return List.of();
        }
        return earlierSecret != null && now.isBefore(earlierSecretUntil)
                ? List.of(secret, earlierSecret)
                : List.of(secret);
    }

    @Override
    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    ChannelKind kind() {
        return kind;
    }

    String name() {
        return name;
    }

    Target url() {
        return url;
    }

    Optional<Secret> secret() {
        return Optional.ofNullable(secret);
    }

    List<String> topics() {
        return List.copyOf(topics);
    }

    List<String> functions() {
        return List.copyOf(functions);
    }

    Language language() {
        return language;
    }

    ChannelState state() {
        return state;
    }

    boolean isActive() {
        return state == ChannelState.ACTIVE;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant changedAt() {
        return changedAt;
    }

    String changedBy() {
        return changedBy;
    }
}
