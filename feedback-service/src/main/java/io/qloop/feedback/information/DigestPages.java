package io.qloop.feedback.information;

import io.qloop.feedback.customer.Customers;
import io.qloop.platform.document.Column;
import io.qloop.platform.document.ExcelFile;
import io.qloop.platform.document.PdfFile;
import io.qloop.platform.document.Wording;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.json.EnumNames;
import io.qloop.platform.procedure.Procedure;
import io.qloop.platform.procedure.ProcedureVersion;
import io.qloop.platform.procedure.adoption.Procedures;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes a digest: its numbers, what was recorded by kind and category, and what customers are especially concerned about. */
@ApplicationScoped
class DigestPages {

    private final InformationRecords records;
    private final Customers customers;
    private final Procedures procedures;
    private final Texts texts;

    DigestPages(InformationRecords records, Customers customers, Procedures procedures, Texts texts) {
        this.records = records;
        this.customers = customers;
        this.procedures = procedures;
        this.texts = texts;
    }

    Text title(InformationDigest digest) {
        return texts.both("digest.title", digest.period());
    }

    void write(InformationDigest digest, ExcelFile file, Wording wording) throws IOException {
        sheet(file, wording.get("digest.figures"), numberColumns(), numbers(digest));
        sheet(file, wording.get("digest.groups"), groupColumns(procedure(digest)), digest.groups());
        sheet(file, wording.get("digest.concerns"), concernColumns(), concerns(digest));
    }

    private static <R> void sheet(ExcelFile file, String name, List<Column<R>> columns, List<R> lines)
            throws IOException {
        try (var sheet = file.sheet(name, columns)) {
            lines.forEach(sheet::add);
        }
    }

    void write(InformationDigest digest, PdfFile file, Wording wording) {
        file.heading(wording.get("digest.figures"));
        file.table(numberColumns(), numbers(digest));
        file.heading(wording.get("digest.groups"));
        file.table(groupColumns(procedure(digest)), digest.groups());
        file.heading(wording.get("digest.concerns"));
        file.table(concernColumns(), concerns(digest));
    }

    private record Number(Text name, Object value) {}

    private List<Number> numbers(InformationDigest digest) {
        return List.of(
                new Number(texts.both("digest.period"), digest.period()),
                new Number(
                        texts.both("digest.procedure"),
                        procedure(digest)
                                .map(it -> it.document().title())
                                .orElseGet(() -> new Text(digest.procedureName(), digest.procedureName()))),
                new Number(texts.both("digest.made-at"), digest.madeAt()),
                new Number(texts.both("digest.recorded"), digest.recorded()),
                new Number(texts.both("digest.open"), digest.open()),
                new Number(texts.both("digest.carried-over"), digest.carriedOver()));
    }

    private List<Column<Number>> numberColumns() {
        return List.of(
                new Column<>(texts.both("digest.figure"), 40, Number::name),
                new Column<>(texts.both("digest.number"), 30, Number::value));
    }

    private List<Column<InformationDigest.Group>> groupColumns(Optional<Procedure> procedure) {
        return List.of(
                new Column<>(texts.both("digest.kind"), 30, group -> kind(procedure, group.kind())),
                new Column<>(texts.both("digest.category"), 30, InformationDigest.Group::category),
                new Column<>(texts.both("digest.recorded"), 14, InformationDigest.Group::recorded),
                new Column<>(texts.both("digest.open"), 14, InformationDigest.Group::open));
    }

    private static Text kind(Optional<Procedure> procedure, String code) {
        return code == null
                ? null
                : procedure.map(it -> Procedure.nameOf(it.routes(), code)).orElseGet(() -> new Text(code, code));
    }

    /** What has been disposed of meanwhile is not told again. */
    private List<InformationRecord> concerns(InformationDigest digest) {
        return digest.concerns().stream()
                .flatMap(id -> records.findByIdOptional(id).stream())
                .toList();
    }

    private List<Column<InformationRecord>> concernColumns() {
        return List.of(
                new Column<>(texts.both("digest.record"), 18, InformationRecord::number),
                new Column<>(texts.both("digest.customer"), 24, this::customer),
                new Column<>(texts.both("digest.occurred-at"), 16, InformationRecord::occurredAt),
                new Column<>(texts.both("digest.subject"), 40, InformationRecord::subject),
                new Column<>(
                        texts.both("digest.status"),
                        12,
                        record -> texts.both("digest.status." + EnumNames.of(record.status()))));
    }

    private Text customer(InformationRecord record) {
        return record.customerId()
                .map(id -> customers.nameOf(id).orElseGet(() -> new Text(id, id)))
                .orElse(null);
    }

    /** The procedure as it is in force, or as it was shipped; a digest names no version. */
    private Optional<Procedure> procedure(InformationDigest digest) {
        return procedures.inForce().stream()
                .filter(version -> version.name().equals(digest.procedureName()))
                .map(ProcedureVersion::procedure)
                .findFirst()
                .or(() -> procedures.presets().find(digest.procedureName()));
    }
}
