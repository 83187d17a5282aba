package io.qloop.gateway.trace;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Spans are made only where somebody takes them: without {@code QLOOP_OTLP_ENDPOINT} OpenTelemetry stays off. Trace ids travel
 * all the same, see {@code io.qloop.gateway.header.RequestIds}.
 */
public final class Tracing implements ConfigSourceFactory {
    private static final String ENDPOINT = "QLOOP_OTLP_ENDPOINT";
    private static final String DISABLED = "quarkus.otel.sdk.disabled";
    /** Below application.properties (250), so that everything else still decides. */
    private static final int ORDINAL = 240;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var endpoint = context.getValue(ENDPOINT);
        boolean wanted = endpoint != null
                && endpoint.getValue() != null
                && !endpoint.getValue().isBlank();
        return List.of(new PropertiesConfigSource(
                Map.of(DISABLED, Boolean.toString(!wanted)), "tracing by endpoint", ORDINAL));
    }
}
