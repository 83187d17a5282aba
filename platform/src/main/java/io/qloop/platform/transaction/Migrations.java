package io.qloop.platform.transaction;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Lets migrations make indexes {@code concurrently}, beside a version that still serves: Flyway's own lock must then not be
 * an open transaction, for whose end such an index would wait for ever.
 */
@ApplicationScoped
public class Migrations implements FlywayConfigurationCustomizer {

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.configuration(Map.of("flyway.postgresql.transactional.lock", "false"));
    }
}
