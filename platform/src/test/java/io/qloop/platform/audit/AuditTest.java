package io.qloop.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qloop.platform.sample.Sample;
import io.qloop.platform.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@ServiceTest
class AuditTest {

    @Inject
    EntityManager em;

    @Inject
    DataSource dataSource;

    @Test
    void writesEveryChangeWithValuesBeforeAndAfter() throws SQLException {
        var sample = new Sample("audit-" + UUID.randomUUID());
        QuarkusTransaction.requiringNew().run(() -> em.persist(sample));
        QuarkusTransaction.requiringNew()
                .run(() -> em.find(Sample.class, sample.id()).note("looked at"));
        QuarkusTransaction.requiringNew().run(() -> em.remove(em.find(Sample.class, sample.id())));

        var entries = entries(sample.id());

        assertThat(entries).hasSize(3);
        assertThat(entries.get(0)).startsWith("INSERTED ").contains("audit-");
        assertThat(entries.get(1)).startsWith("CHANGED ").endsWith("{\"note\": [null, \"looked at\"]}");
        assertThat(entries.get(2)).startsWith("REMOVED ");
    }

    @Test
    void writesNothingOfARolledBackChange() throws SQLException {
        var sample = new Sample("audit-" + UUID.randomUUID());

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    em.persist(sample);
                    em.flush();
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(entries(sample.id())).isEmpty();
    }

    private List<String> entries(UUID id) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        "select action || ' ' || actor || ' ' || changes from audit_entry where entity_id = ? order by id")) {
            select.setObject(1, id);
            try (var rows = select.executeQuery()) {
                var entries = new ArrayList<String>();
                while (rows.next()) {
                    entries.add(rows.getString(1));
                }
                return entries;
            }
        }
    }
}
