package io.qloop.platform.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.qloop.platform.erasure.PersonalData;
import io.restassured.http.ContentType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * No table of the service is forgotten when a person is erased: each with words in it says where it may name people, or
 * why it names none. A service extends it: {@code @ServiceTest class PersonalTest extends PersonalDataTest}.
 */
public abstract class PersonalDataTest {

    @Inject
    DataSource database;

    @Inject
    Instance<PersonalData> data;

    @ConfigProperty(name = "quarkus.application.name")
    String service;

    /** Tables that only the tests have. */
    protected Set<String> tablesOfTests() {
        return Set.of();
    }

    @Test
    @Tag("AH-81")
    void everyTableWithWordsSaysWhetherItNamesPeople() throws SQLException {
        var known = new TreeSet<>(tablesOfTests());
        for (var each : data) {
            each.tables().forEach(table -> known.add(table.name()));
            known.addAll(each.without().keySet());
        }

        var withWords = new TreeSet<>(columns().keySet());
        withWords.remove("flyway_schema_history");

        assertThat(known).containsAll(withWords);
    }

    @Test
    void everyColumnThatIsNamedIsThere() throws SQLException {
        var there = columns();
        for (var each : data) {
            for (var table : each.tables()) {
                var named = new ArrayList<>(table.words());
                named.addAll(table.person().keySet());

                assertThat(there.get(table.name())).as(table.name()).containsAll(named);
            }
        }
    }

    @Test
    void asksEveryTable() {
        given().auth()
                .oauth2(Tokens.of("admin").roles("admin").sign())
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "customerId",
                        "C-" + UUID.randomUUID().toString().substring(0, 8),
                        "name",
                        "Nobody",
                        "reason",
                        "test"))
                .post("/api/v1/services/" + service + "/erasures")
                .then()
                .statusCode(201)
                .body("rowsChanged", equalTo(0))
                .body("entriesRedacted", equalTo(0));
    }

    /** The columns that can hold words, by table. */
    private Map<String, Set<String>> columns() throws SQLException {
        var columns = new TreeMap<String, Set<String>>();
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select table_name, column_name from information_schema.columns
                        where table_schema = current_schema() and table_name not like 'pg_temp%'
                            and data_type in ('text', 'character varying', 'json', 'jsonb', 'bytea', 'ARRAY')""");
                var rows = select.executeQuery()) {
            while (rows.next()) {
                columns.computeIfAbsent(rows.getString(1), _ -> new TreeSet<>()).add(rows.getString(2));
            }
        }
        return columns;
    }
}
