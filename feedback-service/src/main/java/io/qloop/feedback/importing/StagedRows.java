package io.qloop.feedback.importing;

import static io.qloop.platform.transaction.Sql.texts;

import io.qloop.feedback.importing.ImportedMasterData.ValuesColumn;
import io.qloop.platform.transaction.BeforeCommit;
import io.qloop.platform.transaction.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The rows that were found right; they wait until all of their file has been checked. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class StagedRows {

    private static final ValuesColumn VALUES = new ValuesColumn();

    private final Statements statements;
    private final BeforeCommit beforeCommit;
    private final BeforeCommit.Writer<Staged> writer = StagedRows::write;

    StagedRows(Statements statements, BeforeCommit beforeCommit) {
        this.statements = statements;
        this.beforeCommit = beforeCommit;
    }

    private record Staged(UUID of, RightRow row, Outcome outcome) {}

    void add(UUID of, RightRow row, Outcome outcome) {
        beforeCommit.add(writer, new Staged(of, row, outcome));
    }

    private static List<Sql> write(List<Staged> rows) {
        return List.of(new Sql(
                """
                insert into import_row (import_id, row_number, key, outcome, content)
                select import_id::uuid, row_number::integer, key, outcome, content
                from unnest(?, ?, ?, ?, ?) as staged (import_id, row_number, key, outcome, content)""",
                List.of(
                        texts(rows, Staged::of),
                        texts(rows, staged -> staged.row.number()),
                        texts(rows, staged -> staged.row.key()),
                        texts(rows, Staged::outcome),
                        texts(rows, staged -> VALUES.convertToDatabaseColumn(staged.row.values())))));
    }

    /** In which rows of the file these keys have come before. */
    Map<String, Integer> rowsOf(UUID of, Collection<String> keys) {
        return statements.run(
                "select key, row_number from import_row where import_id = ? and key = any(?)", (connection, select) -> {
                    select.setObject(1, of);
                    select.setArray(2, connection.createArrayOf("text", keys.toArray()));
                    var found = new HashMap<String, Integer>();
                    try (var rows = select.executeQuery()) {
                        while (rows.next()) {
                            found.put(rows.getString(1), rows.getInt(2));
                        }
                    }
                    return found;
                });
    }

    /** How many rows with such a key are new. */
    long added(UUID of, String beginningOfKey) {
        return statements.run(
                "select count(*) from import_row where import_id = ? and outcome = 'ADDED' and starts_with(key, ?)",
                (_, select) -> {
                    select.setObject(1, of);
                    select.setString(2, beginningOfKey);
                    try (var row = select.executeQuery()) {
                        row.next();
                        return row.getLong(1);
                    }
                });
    }

    /** The next rows that change something. */
    List<RightRow> toWrite(UUID of, int after, int most) {
        return statements.run("""
                select row_number, key, content from import_row
                where import_id = ? and row_number > ? and outcome <> 'UNCHANGED'
                order by row_number limit ?""", (_, select) -> {
            select.setObject(1, of);
            select.setInt(2, after);
            select.setInt(3, most);
            var found = new ArrayList<RightRow>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new RightRow(
                            rows.getInt(1), rows.getString(2), VALUES.convertToEntityAttribute(rows.getString(3))));
                }
            }
            return found;
        });
    }

    /** They have served their purpose. */
    void remove(UUID of) {
        statements.run("delete from import_row where import_id = ?", (_, delete) -> {
            delete.setObject(1, of);
            return delete.executeUpdate();
        });
    }
}
