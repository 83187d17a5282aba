package io.qloop.gateway.proxy;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Where requests go and how long and how large they may be. */
@ConfigMapping(prefix = "gateway.proxy")
public interface ProxySettings {
    /** The routing table: services by short name. */
    Map<String, Service> services();

    /** First segments under {@code /api/v1} that anybody may call: no session is attached, calls per address are limited. */
    Set<String> publicPaths();

    /** How long a connection to a service may take. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** How long a service may be silent, before its answer or within it. */
    @WithDefault("30s")
    Duration responseTimeout();

    /** The largest request body, but for uploads of files. */
    @WithDefault("1M")
    MemorySize bodyLimit();

    /** The largest upload: all files of a form together. */
    @WithDefault("100M")
    MemorySize uploadLimit();

    /** Connections to one service, per event loop (there are two for each core). */
    @WithDefault("64")
    int connectionsPerService();

    /** Streams of server-sent events from one service, per event loop. */
    @WithDefault("1000")
    int streamsPerService();

    /** Requests that may wait for a connection to one service, per event loop; more are refused at once. */
    @WithDefault("256")
    int waitingPerService();

    /** Shorter than the services' own, so that a connection is not used in the moment in which the service closes it. */
    @WithDefault("30s")
    Duration keepAlive();

    /** One service. */
    interface Service {
        /** Scheme, host and port; paths travel unchanged. */
        URI url();

        /** First segments under {@code /api/v1} that belong to it. */
        Set<String> paths();
    }
}
