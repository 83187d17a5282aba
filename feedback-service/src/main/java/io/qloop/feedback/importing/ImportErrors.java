package io.qloop.feedback.importing;

import static io.qloop.platform.transaction.Sql.texts;

import com.fasterxml.jackson.core.type.TypeReference;
import io.qloop.platform.json.JsonColumn;
import io.qloop.platform.transaction.BeforeCommit;
import io.qloop.platform.transaction.Sql;
import io.qloop.platform.transaction.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;

/** What is wrong with the files. */
@ApplicationScoped
class ImportErrors {

    private static final ArgsColumn ARGS = new ArgsColumn();

    private final Statements statements;
    private final BeforeCommit beforeCommit;
    private final BeforeCommit.Writer<Stored> writer = ImportErrors::write;

    ImportErrors(Statements statements, BeforeCommit beforeCommit) {
        this.statements = statements;
        this.beforeCommit = beforeCommit;
    }

    private record Stored(UUID of, CellFault fault) {}

    private static final class ArgsColumn extends JsonColumn<List<String>> {
        private ArgsColumn() {
            super(new TypeReference<>() {});
        }
    }

    @Transactional(TxType.MANDATORY)
    void add(UUID of, List<CellFault> faults) {
        faults.forEach(fault -> beforeCommit.add(writer, new Stored(of, fault)));
    }

    private static List<Sql> write(List<Stored> rows) {
        return List.of(new Sql(
                """
                insert into import_error (import_id, row_number, field, value, rule, args)
                select import_id::uuid, row_number::integer, field, value, rule, args
                from unnest(?, ?, ?, ?, ?, ?) with ordinality
                    as stored (import_id, row_number, field, value, rule, args, number)
                order by number""",
                List.of(
                        texts(rows, Stored::of),
                        texts(rows, stored -> stored.fault.row()),
                        texts(rows, stored -> stored.fault.field()),
                        texts(rows, stored -> stored.fault.value()),
                        texts(rows, stored -> stored.fault.rule()),
                        texts(rows, stored -> ARGS.convertToDatabaseColumn(stored.fault.args())))));
    }

    /** In the order of the file; the settings say how many there can be. */
    List<CellFault> of(UUID of) {
        return statements.list(
                """
                select row_number, field, value, rule, args from import_error
                where import_id = ? order by row_number, number""",
                row -> new CellFault(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        ARGS.convertToEntityAttribute(row.getString(5))),
                of);
    }

    @Transactional(TxType.MANDATORY)
    void remove(UUID of) {
        statements.update("delete from import_error where import_id = ?", of);
    }
}
