package io.qloop.feedback.importing;

import com.fasterxml.jackson.core.type.TypeReference;
import io.qloop.platform.json.JsonColumn;
import io.qloop.platform.transaction.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What imports have told of customers and products. The ERP's word counts more than an import's: the events of an import bear a
 * time long before any ERP, so that every reader, whose rule is that the later one counts, lets the ERP win, whichever comes
 * first.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class ImportedMasterData {

    private static final ValuesColumn VALUES = new ValuesColumn();

    private final Statements statements;

    ImportedMasterData(Statements statements) {
        this.statements = statements;
    }

    /** The values of a row as JSON. */
    static final class ValuesColumn extends JsonColumn<Map<String, String>> {
        ValuesColumn() {
            super(new TypeReference<>() {});
        }
    }

    /** The time of the events of an import: a second of ours is a millisecond of 1970, so that the later import counts. */
    static Instant toldAt(TableImport of) {
        return Instant.ofEpochMilli(of.startedAt().getEpochSecond());
    }

    /** Those that the ERP has told of, and not only an import. */
    Set<String> toldByErp(ImportKind kind, Collection<String> ids) {
        var copies = kind == ImportKind.PRODUCTS ? "product" : "customer";
        return new HashSet<>(statements.list(
                """
                select c.id from %s c where c.id = any(?) and not exists (
                    select from imported_master_data m
                    where m.kind = ? and m.id = c.id and m.told_at = c.changed_at)""".formatted(copies), row -> row.getString(1), ids.toArray(String[]::new), kind.name()));
    }

    /** What imports have told, by id. */
    Map<String, Map<String, String>> told(ImportKind kind, Collection<String> ids) {
        var told = new HashMap<String, Map<String, String>>();
        statements.each(
                "select id, content from imported_master_data where kind = ? and id = any(?)",
                row -> told.put(row.getString(1), VALUES.convertToEntityAttribute(row.getString(2))),
                kind.name(),
                ids.toArray(String[]::new));
        return told;
    }

    void tell(TableImport of, ImportKind kind, String id, Map<String, String> content) {
        statements.update("""
                insert into imported_master_data (kind, id, content, told_at, import_id) values (?, ?, ?, ?, ?)
                on conflict (kind, id) do update set content = excluded.content, told_at = excluded.told_at,
                    import_id = excluded.import_id""", kind.name(), id, VALUES.convertToDatabaseColumn(content), toldAt(of), of.id());
    }

    /** Compares rows of customers or products with what is known of them. */
    List<Verdict> judge(ImportKind kind, String id, List<RightRow> rows) {
        var ids = rows.stream().map(RightRow::key).toList();
        var told = told(kind, ids);
        var toldByErp = toldByErp(kind, ids);
        return rows.stream()
                .map(row -> {
                    var faults = new ArrayList<CellFault>();
                    if (Names.areMissing(row)) {
                        faults.add(Names.missing(row));
                    }
                    if (toldByErp.contains(row.key())) {
                        faults.add(row.fault(id, "import-told-by-erp"));
                    }
                    return Verdict.of(faults, Outcome.of(told.get(row.key()), row.values()));
                })
                .toList();
    }
}
