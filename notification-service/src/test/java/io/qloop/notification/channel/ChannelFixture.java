package io.qloop.notification.channel;

import io.qloop.platform.i18n.Language;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Channels and what is told over them, without a database. */
final class ChannelFixture {

    static final Instant NOW = Instant.parse("2026-11-20T08:41:02.500Z");
    static final UUID DISPATCH = UUID.fromString("0199a1b2-0000-7000-8000-000000000001");

    private ChannelFixture() {}

    static Channel channel(ChannelKind kind, String secret) {
        return new Channel(
                UUID.randomUUID(),
                kind,
                description(),
                Optional.ofNullable(secret).map(Secret::new),
                "admin",
                NOW);
    }

    static Channel.Description description() {
        return new Channel.Description(
                "质量部群", Target.of("https://chat.example.com/hook?key=k1"), List.of(), List.of(), Language.ZH, true);
    }

    static Dispatch dispatch(String title, String body, String link) {
        return new Dispatch(
                DISPATCH,
                UUID.randomUUID(),
                new Told("e-1", "/qloop/complaint", "action-assigned", "case-1", null, title, body, link, true),
                NOW);
    }
}
