package io.qloop.platform.procedure.adoption;

import io.qloop.platform.i18n.Texts;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.procedure.BrokenProcedure;
import io.qloop.platform.procedure.Differences;
import io.qloop.platform.procedure.Differences.Difference;
import io.qloop.platform.procedure.Procedure;
import io.qloop.platform.procedure.ProcedureReader;
import io.qloop.platform.web.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes a new version, which goes on naming the preset's document and says in its change log what was changed. */
@ApplicationScoped
class EditProcedure {

    private static final int LONGEST_CLAUSE = 4000;

    private final StoredVersions versions;
    private final Procedures.ShippedPresets presets;
    private final CurrentUser user;
    private final Clock clock;
    private final ProcedureReader reader;

    EditProcedure(
            StoredVersions versions, Procedures.ShippedPresets presets, CurrentUser user, Clock clock, Texts texts) {
        this.versions = versions;
        this.presets = presets;
        this.user = user;
        this.clock = clock;
        this.reader = new ProcedureReader(texts);
    }

    /**
     * @param ifMatch     entity tag of the latest version, {@code "0"} where there is the preset only
     * @param mark        the change mark of the document control; null where it uses none
     * @param application number of the change application; null where there is none
     */
    record Command(
            String name, String ifMatch, Map<String, Object> content, String reason, String mark, String application) {}

    @Transactional
    StoredVersion handle(Command command) {
        var preset =
                presets.find(command.name()).orElseThrow(() -> Refusal.notFound("procedure-not-found", command.name()));
        var latest = versions.latest(command.name());
        Versions.requireMatch(
                command.ifMatch(), latest.map(StoredVersion::number).orElse(0));
        var before =
                latest.map(stored -> ProcedureReader.parse(stored.content())).orElse(preset);
        var wanted = read(command.content());
        requireSameDocument(wanted, preset);
        var changes = Differences.between(before, wanted);
        if (changes.isEmpty()) {
            throw Refusal.conflict("procedure-unchanged", command.name());
        }
        int number = latest.map(StoredVersion::number).orElse(0) + 1;
        var version = new StoredVersion(
                Ids.next(),
                command.name(),
                number,
                wanted.subject(),
                ProcedureReader.text(logged(wanted, before, changes, number, command)),
                latest.map(StoredVersion::number).orElse(null),
                command.reason(),
                user.name(),
                clock.instant());
        versions.persistAndFlush(version);
        return version;
    }

    private Procedure read(Map<String, Object> content) {
        try {
            return reader.read(ProcedureReader.tree(content));
        } catch (BrokenProcedure e) {
            throw e.refusal("content");
        }
    }

    /** The version stays recognisable as its document (IM-041). */
    private static void requireSameDocument(Procedure wanted, Procedure preset) {
        requireSame(wanted.name(), preset.name(), "content.name");
        requireSame(wanted.subject(), preset.subject(), "content.subject");
        requireSame(wanted.document().title(), preset.document().title(), "content.document.title");
        requireSame(wanted.document().file(), preset.document().file(), "content.document.file");
        requireSame(wanted.document().letter(), preset.document().letter(), "content.document.letter");
    }

    private static void requireSame(Object wanted, Object shipped, String field) {
        if (!Objects.equals(wanted, shipped)) {
            throw Refusal.unprocessable(
                    "procedure-not-the-preset",
                    field,
                    Optional.ofNullable(shipped).orElse("-"));
        }
    }

    private Procedure logged(
            Procedure wanted, Procedure before, List<Difference> changes, int number, Command command) {
        var clause = changes.stream().map(Difference::at).collect(Collectors.joining(", "));
        var log = new ArrayList<>(before.changeLog());
        log.add(new Procedure.Change(
                Integer.toString(number),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                clause.length() > LONGEST_CLAUSE ? clause.substring(0, LONGEST_CLAUSE - 1) + "…" : clause,
                command.reason(),
                command.mark(),
                command.application(),
                user.name()));
        return wanted.withChangeLog(log);
    }
}
