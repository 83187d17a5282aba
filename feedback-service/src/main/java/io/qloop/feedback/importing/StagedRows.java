package io.qloop.feedback.importing;

import static io.qloop.platform.transaction.Sql.texts;

import io.qloop.feedback.importing.ImportedMasterData.ValuesColumn;
import io.qloop.platform.transaction.BeforeCommit;
import io.qloop.platform.transaction.Sql;
import io.qloop.platform.transaction.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
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
        var found = new HashMap<String, Integer>();
        statements.each(
                "select key, row_number from import_row where import_id = ? and key = any(?)",
                row -> found.put(row.getString(1), row.getInt(2)),
                of,
                keys.toArray(String[]::new));
        return found;
    }

    /** How many rows with such a key are new. */
    long added(UUID of, String beginningOfKey) {
        return statements.one(
                "select count(*) from import_row where import_id = ? and outcome = 'ADDED' and starts_with(key, ?)",
                row -> row.getLong(1),
                of,
                beginningOfKey);
    }

    /** The next rows that change something. */
    List<RightRow> toWrite(UUID of, int after, int most) {
        return statements.list(
                """
                select row_number, key, content from import_row
                where import_id = ? and row_number > ? and outcome <> 'UNCHANGED'
                order by row_number limit ?""",
                row -> new RightRow(row.getInt(1), row.getString(2), VALUES.convertToEntityAttribute(row.getString(3))),
                of,
                after,
                most);
    }

    /** They have served their purpose. */
    void remove(UUID of) {
        statements.update("delete from import_row where import_id = ?", of);
    }
}
