package io.qloop.platform.erasure;

import io.qloop.platform.erasure.PersonalData.Becomes;
import io.qloop.platform.erasure.PersonalData.Table;
import io.qloop.platform.transaction.StorageFault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The tables that may name people, whatever the service calls them. */
@ApplicationScoped
class PersonalRows {

    /** The cases of a customer are those in which something of this customer was written down, and those that may be. */
    static final String CASES = "select case_id from erased_case";

    private static final Pattern CUSTOMER = Pattern.compile(":customer\\b");

    private final DataSource dataSource;
    private final List<Table> tables;
    private final List<String> furtherCases;

    PersonalRows(DataSource dataSource, Instance<PersonalData> data) {
        this.dataSource = dataSource;
        this.tables = data.stream().flatMap(each -> each.tables().stream()).toList();
        this.furtherCases =
                data.stream().flatMap(each -> each.furtherCases().stream()).toList();
    }

    /** Where a row stands, and what it shall say. */
    private record Change(Object place, Map<String, Object> values) {}

    /** Notes the customer's cases until the end of the running transaction. */
    void noteCases(String customerId) {
        try (var connection = dataSource.getConnection();
                var create = connection.createStatement()) {
            create.execute("create temporary table erased_case (case_id text not null) on commit drop");
            note(
                    connection,
                    "select distinct case_id from audit_entry where entry -> 'changes' ->> 'customerId' = :customer",
                    customerId);
            for (var query : furtherCases) {
                note(connection, query, customerId);
            }
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    private static void note(Connection connection, String query, String customerId) throws SQLException {
        try (var fill = connection.prepareStatement("insert into erased_case " + withPlaces(query))) {
            setCustomer(fill, query, customerId);
            fill.executeUpdate();
        }
    }

    private static String withPlaces(String sql) {
        return CUSTOMER.matcher(sql).replaceAll("?");
    }

    /** @return the place after the last one of the customer */
    private static int setCustomer(PreparedStatement statement, String sql, String customerId) throws SQLException {
        int places = (int) CUSTOMER.matcher(sql).results().count();
        for (int place = 1; place <= places; place++) {
            statement.setString(place, customerId);
        }
        return places + 1;
    }

    /** @return how many rows named the person */
    int replace(String customerId, Person person) {
        try (var connection = dataSource.getConnection()) {
            int changed = 0;
            for (var table : tables) {
                for (var change : changes(connection, table, customerId, person)) {
                    write(connection, table, change);
                    changed++;
                }
            }
            return changed;
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    private static List<Change> changes(Connection connection, Table table, String customerId, Person person)
            throws SQLException {
        var columns = new ArrayList<>(table.words());
        columns.addAll(table.person().keySet());
        // What is bytes is looked at afterwards.
        var named = columns.stream()
                .map(column -> "%1$s::text ~* ? or pg_typeof(%1$s) = 'bytea'::regtype".formatted(column))
                .collect(Collectors.joining(" or "));
        var sql = "select ctid, " + String.join(", ", columns) + " from " + table.name() + " where ("
                + withPlaces(table.ofCustomer()) + ") and (" + named + ") for update";
        try (var select = connection.prepareStatement(sql)) {
            int place = setCustomer(select, table.ofCustomer(), customerId);
            for (int column = 0; column < columns.size(); column++) {
                select.setString(place++, person.loosely());
            }
            try (var rows = select.executeQuery()) {
                var changes = new ArrayList<Change>();
                while (rows.next()) {
                    var values = values(rows, table, person);
                    if (!values.isEmpty()) {
                        changes.add(new Change(rows.getObject("ctid"), values));
                    }
                }
                return changes;
            }
        }
    }

    private static Map<String, Object> values(ResultSet row, Table table, Person person) throws SQLException {
        var values = new LinkedHashMap<String, Object>();
        for (var column : table.words()) {
            var value = row.getObject(column);
            switch (value) {
                case byte[] bytes -> {
                    var text = text(bytes);
                    if (text != null && person.isNamedIn(text)) {
                        values.put(column, person.takenOutOf(text).getBytes(StandardCharsets.UTF_8));
                    }
                }
                case String text when person.isNamedIn(text) -> values.put(column, person.takenOutOf(text));
                case null, default -> {}
            }
        }
        if (isOf(row, table, person)) {
            table.person().forEach((column, becomes) -> values.put(column, replacement(becomes, person)));
        }
        return values;
    }

    private static boolean isOf(ResultSet row, Table table, Person person) throws SQLException {
        for (var column : table.person().keySet()) {
            if (person.is(row.getString(column))) {
                return true;
            }
        }
        return false;
    }

    private static String replacement(Becomes becomes, Person person) {
        return switch (becomes) {
            case PSEUDONYM -> person.pseudonym();
            case MAIL -> person.pseudonymMail();
            case NOTHING -> null;
        };
    }

    /** Null for what is no text. */
    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException noText) {
            return null;
        }
    }

    private static void write(Connection connection, Table table, Change change) throws SQLException {
        var sets =
                change.values.keySet().stream().map(column -> column + " = ?").collect(Collectors.joining(", "));
        // Whoever has read the row before must not write the person back.
        var version = hasVersion(connection, table) ? ", version = version + 1" : "";
        try (var update =
                connection.prepareStatement("update " + table.name() + " set " + sets + version + " where ctid = ?")) {
            int place = 1;
            for (var value : change.values.values()) {
                set(update, place++, value);
            }
            update.setObject(place, change.place);
            update.executeUpdate();
        }
    }

    private static void set(PreparedStatement update, int place, Object value) throws SQLException {
        if (value instanceof byte[] bytes) {
            update.setBytes(place, bytes);
        } else {
            update.setString(place, (String) value);
        }
    }

    private static boolean hasVersion(Connection connection, Table table) throws SQLException {
        try (var columns = connection.getMetaData().getColumns(null, connection.getSchema(), table.name(), "version")) {
            return columns.next();
        }
    }
}
