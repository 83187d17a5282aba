package io.qloop.notification.channel;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The adapter of each kind of channel. */
@ApplicationScoped
class Adapters {

    private final Map<ChannelKind, Adapter> byKind;

    Adapters(@All List<Adapter> all) {
        byKind = all.stream().collect(Collectors.toUnmodifiableMap(Adapter::kind, Function.identity()));
    }

    Adapter of(ChannelKind kind) {
        return byKind.get(kind);
    }
}
