package io.qloop.platform.retention;

import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.procedure.Procedure;
import io.qloop.platform.procedure.Procedure.RecordKept;
import io.qloop.platform.procedure.ProcedureVersion;
import io.qloop.platform.procedure.adoption.Procedures;
import io.qloop.platform.retention.RecordType.DecidedBy;
import io.qloop.platform.retention.RecordType.Keeper;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The record types of the service: those of the procedures in force, and those of its own records that none names. */
@ApplicationScoped
class RecordTypes {

    private final Procedures procedures;
    private final RetentionSettings settings;
    private final Texts texts;
    private final List<KeptRecords> kept;

    RecordTypes(Procedures procedures, RetentionSettings settings, Texts texts, Instance<KeptRecords> kept) {
        this.procedures = procedures;
        this.settings = settings;
        this.texts = texts;
        this.kept =
                kept.stream().sorted(Comparator.comparing(KeptRecords::code)).toList();
    }

    void onStart(@Observes StartupEvent start) {
        settings.types()
                .forEach((code, setting) -> setting.years().filter(y -> y < 1).ifPresent(years -> {
                    throw new IllegalStateException("qloop.retention.types." + code + ".years is " + years
                            + "; a record is kept for a year at least");
                }));
        for (var records : kept) {
            texts.find(nameOf(records), Language.EN)
                    .orElseThrow(() -> new IllegalStateException("There is no text '" + nameOf(records) + "'"));
        }
    }

    private static String nameOf(KeptRecords records) {
        return "record-type." + records.code();
    }

    /** What the service keeps as data. */
    List<KeptRecords> kept() {
        return kept;
    }

    /** All of them, by subject, procedure and their order in it. */
    List<RecordType> all() {
        var all = new ArrayList<RecordType>();
        for (var version : procedures.inForce()) {
            version.procedure().records().forEach(named -> all.add(of(version, named)));
        }
        for (var records : kept) {
            if (all.stream().noneMatch(type -> isOf(records, type))) {
                all.add(unnamed(records));
            }
        }
        all.sort(Comparator.comparing(RecordType::subject)
                .thenComparing(type -> type.procedure().orElse("")));
        return all;
    }

    /**
     * How many years such a record is kept: as long as the longest of the record types that it is, under whatever
     * procedure in force. Empty where one of them has no period, so that nothing goes before everybody has spoken.
     */
    Optional<Integer> years(KeptRecords records) {
        var types = all().stream().filter(type -> isOf(records, type)).toList();
        return types.stream().anyMatch(type -> type.years().isEmpty())
                ? Optional.empty()
                : types.stream().flatMap(type -> type.years().stream()).max(Comparator.naturalOrder());
    }

    private static boolean isOf(KeptRecords records, RecordType type) {
        return type.kept().filter(records::equals).isPresent();
    }

    private RecordType of(ProcedureVersion version, RecordKept named) {
        var procedure = version.procedure();
        var years = Optional.ofNullable(named.years());
        return type(
                named.code(),
                named.name(),
                procedure.subject(),
                Optional.of(version.toString()),
                Optional.ofNullable(named.source()),
                Optional.ofNullable(named.keptBy())
                        .flatMap(procedure::department)
                        .map(RecordTypes::keeper),
                years,
                kept.stream()
                        .filter(records -> records.subject().equals(procedure.subject())
                                && records.namedAs().contains(named.code()))
                        .findFirst());
    }

    private RecordType unnamed(KeptRecords records) {
        return type(
                records.code(),
                texts.both(nameOf(records)),
                records.subject(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(records));
    }

    /** Fills in what the procedure leaves open with what the company has decided. */
    private RecordType type(
            String code,
            Text name,
            String subject,
            Optional<String> procedure,
            Optional<String> source,
            Optional<Keeper> keptBy,
            Optional<Integer> years,
            Optional<KeptRecords> records) {
        var setting = Optional.ofNullable(settings.types().get(code));
        var decided = years.isPresent() ? years : setting.flatMap(RetentionSettings.RecordSetting::years);
        return new RecordType(
                code,
                name,
                subject,
                procedure,
                source,
                keptBy.or(() ->
                        setting.flatMap(RetentionSettings.RecordSetting::keptBy).map(this::keeper)),
                decided,
                decided.map(_ -> years.isPresent() ? DecidedBy.PROCEDURE : DecidedBy.COMPANY),
                records);
    }

    private static Keeper keeper(Procedure.Department department) {
        return new Keeper(department.code(), department.name(), department.function());
    }

    private Keeper keeper(CompanyFunction function) {
        return new Keeper(function.code(), texts.both("function." + function.code()), function.code());
    }
}
