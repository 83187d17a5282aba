package io.qloop.platform.retention;

import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.retention.Expiry.Cutoff;
import io.qloop.platform.retention.RecordType.DecidedBy;
import io.qloop.platform.table.Csv;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The list of quality records (质量记录一览表) as it stands today. */
@ApplicationScoped
class QualityRecordList {

    private final RecordTypes types;
    private final Expiry expiry;
    private final RetentionSettings settings;
    private final Texts texts;
    private final Clock clock;

    QualityRecordList(RecordTypes types, Expiry expiry, RetentionSettings settings, Texts texts, Clock clock) {
        this.types = types;
        this.expiry = expiry;
        this.settings = settings;
        this.texts = texts;
        this.clock = clock;
    }

    /** A record type, who keeps it and how long. */
    @Schema(name = "QualityRecord")
    public record Line(
            String code,
            Text name,
            String subject,

            @Schema(description = "Procedure in force that names it, with its version; empty where none does")
            String procedure,

            @Schema(description = "Clause of the procedure's document")
            String source,

            Keeper keptBy,

            @Schema(description = "Empty: nobody has said how long, and it is kept for good")
            Integer years,

            DecidedBy yearsDecidedBy,
            CountsFrom countsFrom,

            @Schema(description = "How many the service keeps as data; empty where it keeps none of the kind")
            Long records,

            @Schema(description = "How many of them have been kept long enough")
            Long due,

            @Schema(description = "What somebody still has to decide: keptBy, years")
            List<String> missing) {}

    /** The department that keeps a record. */
    @Schema(name = "RecordKeeper")
    public record Keeper(String code, Text name, String function) {}

    private record Counted(Long records, Long due) {}

    @Transactional
    List<Line> lines() {
        var today = expiry.today(clock.instant());
        var counted = new HashMap<String, Counted>();
        for (var records : types.kept()) {
            Optional<Cutoff> cutoff = expiry.cutoff(records, today);
            counted.put(
                    records.code(),
                    new Counted(
                            expiry.count(records),
                            cutoff.map(c -> expiry.countDue(records, c)).orElse(0L)));
        }
        return types.all().stream()
                .map(type -> line(
                        type,
                        type.kept().map(records -> counted.get(records.code())).orElse(new Counted(null, null))))
                .toList();
    }

    /** As a table for a spreadsheet. */
    String csv(Language language) {
        var head = Stream.of("code", "name", "procedure", "source", "kept-by", "years", "counts-from", "records", "due")
                .map(column -> texts.get("quality-records." + column, language));
        return Stream.concat(Stream.of(head), lines().stream().map(line -> cells(line, language)))
                .map(Csv::line)
                .collect(Collectors.joining("", Csv.BYTE_ORDER_MARK, ""));
    }

    private Line line(RecordType type, Counted counted) {
        return new Line(
                type.code(),
                type.name(),
                type.subject(),
                type.procedure().orElse(null),
                type.source().orElse(null),
                type.keptBy()
                        .map(keeper -> new Keeper(keeper.code(), keeper.name(), keeper.function()))
                        .orElse(null),
                type.years().orElse(null),
                type.decidedBy().orElse(null),
                settings.countsFrom(),
                counted.records(),
                counted.due(),
                type.missing());
    }

    private Stream<String> cells(Line line, Language language) {
        var notSet = texts.get("quality-records.not-set", language);
        return Stream.of(
                line.code(),
                line.name().in(language),
                text(line.procedure(), ""),
                text(line.source(), ""),
                line.keptBy() == null ? notSet : line.keptBy().name().in(language),
                text(line.years(), notSet),
                texts.get("quality-records.counts-from." + settings.countsFrom().name(), language),
                text(line.records(), ""),
                text(line.due(), ""));
    }

    private static String text(Object value, String otherwise) {
        return value == null ? otherwise : value.toString();
    }
}
