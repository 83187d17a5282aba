package io.qloop.platform.procedure.proceeding;

import io.qloop.platform.audit.Audited;
import io.qloop.platform.audit.Sha256;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.procedure.Actor;
import io.qloop.platform.procedure.CaseMove;
import io.qloop.platform.procedure.Coded;
import io.qloop.platform.procedure.FieldType;
import io.qloop.platform.procedure.FieldValue;
import io.qloop.platform.procedure.Milestone;
import io.qloop.platform.procedure.Procedure;
import io.qloop.platform.procedure.ProcedureVersion;
import io.qloop.platform.procedure.Situation;
import io.qloop.platform.procedure.Situation.Signed;
import io.qloop.platform.procedure.Stage;
import io.qloop.platform.procedure.VersionName;
import io.qloop.platform.procedure.Walk;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The way of one case through the version of a procedure that it was opened under. It goes on stage by stage until one
 * without next, or until the case itself is over; then nothing changes any more.
 */
@Entity
public class Proceeding implements Audited {

    /** The event that a case was received. */
    private static final String RECEIVED = "received";

    /** The event that a case was recorded. */
    private static final String RECORDED = "recorded";

    /** The field of a form that files attached to the case fill. */
    private static final String FILES = "attachments";

    /** The case's id. */
    @Id
    private UUID id;

    @Version
    private long version;

    private String caseNumber;
    private String subject;
    private String customerId;
    private String site;
    private String function;
    private String procedureName;
    private int procedureNumber;

    @Column(name = "class")
    private String caseClass;

    private String severity;
    private String kind;
    private String author;

    @Convert(converter = Columns.Codes.class)
    private SortedSet<String> held;

    @Convert(converter = Columns.Values.class)
    private SortedMap<String, String> fields;

    @Convert(converter = Columns.Codes.class)
    private SortedSet<String> awaited;

    @Convert(converter = Columns.Codes.class)
    private SortedSet<String> facts;

    @Convert(converter = Columns.Answers.class)
    private SortedMap<String, Answer> answers;

    @Convert(converter = Columns.Moments.class)
    private SortedMap<String, Instant> events;

    @Convert(converter = Columns.Path.class)
    private List<Step> path;

    @Convert(converter = Columns.Signatures.class)
    private List<Given> signatures;

    /** The last of the path, to be searched for. */
    private String stage;

    private Instant endedAt;
    private String endedReason;

    protected Proceeding() {}

    /**
     * A signature and what it was given for.
     *
     * @param contentHash SHA-256 of {@link #content} as it stood then
     */
    record Given(Signed signed, String contentHash) {}

    /** Who answered a question, whether with yes or no, and when. */
    public record Answer(String by, Instant at) {}

    private Proceeding(Opening opening, ProcedureVersion version, String author, Instant now) {
        var procedure = version.procedure();
        var judgement = opening.judgement();
        judgement.requireKnownTo(procedure, "");
        this.id = opening.caseId();
        this.caseNumber = opening.caseNumber();
        this.subject = opening.subject();
        this.customerId = opening.customerId();
        this.site = opening.site();
        this.function = opening.function() == null ? null : opening.function().code();
        this.procedureName = version.name();
        this.procedureNumber = version.number();
        this.caseClass = judgement.caseClass().orElse(null);
        this.severity = judgement.severity().orElse(null);
        this.kind = judgement.kind().orElse(null);
        this.author = author;
        this.held = new TreeSet<>(opening.held());
        this.awaited = new TreeSet<>(opening.awaited());
        this.fields = accepted(procedure, opening.fields());
        this.facts = new TreeSet<>(judgement.facts());
        this.answers = new TreeMap<>();
        this.facts.forEach(fact -> this.answers.put(fact, new Answer(author, now)));
        this.events = new TreeMap<>();
        opening.events().forEach((code, at) -> requireEvent(procedure, code, at, now));
        this.events.putAll(opening.events());
        this.events.put(RECEIVED, opening.receivedAt());
        this.events.put(RECORDED, now);
        this.path = List.of();
        this.signatures = List.of();
    }

    /**
     * Begins, in the first stage if nothing but somebody who takes the step is missing there: that the case was written
     * down is that step.
     */
    static Proceeding open(Opening opening, ProcedureVersion version, String by, Instant now) {
        var proceeding = new Proceeding(opening, version, by, now);
        var procedure = version.procedure();
        var first = procedure.first().code();
        if (new Walk(procedure)
                .missing(proceeding.situation(procedure, false), first)
                .isEmpty()) {
            proceeding.goTo(procedure, first, by, now);
        }
        return proceeding;
    }

    // ---- Where it stands

    /** @param hasFiles whether files are attached to the case, which fills the field of that name */
    Situation situation(Procedure procedure, boolean hasFiles) {
        var filled = new TreeSet<>(held);
        filled.addAll(fields.keySet());
        if (hasFiles) {
            filled.add(FILES);
        }
        var met = procedure.milestones().stream()
                .filter(milestone -> milestone.met() != null && events.containsKey(milestone.met()))
                .map(Milestone::code)
                .collect(Collectors.toSet());
        return new Situation(
                caseClass,
                severity,
                kind,
                filled,
                facts,
                met,
                path.stream().map(Step::stage).toList(),
                signatures.stream().map(Given::signed).toList(),
                author,
                ticked(procedure));
    }

    private Map<String, List<Procedure.Choice>> ticked(Procedure procedure) {
        return procedure.fields().stream()
                .filter(field -> field.holds() == FieldType.BOXES)
                .collect(Collectors.toMap(
                        Procedure.FormField::code, field -> FieldValue.ticked(field, fields.get(field.code())).stream()
                                .map(FieldValue.Ticked::choice)
                                .toList()));
    }

    /** What a signature for the stage is given for: one text, the same as long as nothing of it changes. */
    String content(Procedure procedure, String stageCode) {
        var text = new StringBuilder();
        text.append(caseNumber)
                .append('\n')
                .append(procedureName)
                .append('/')
                .append(procedureNumber)
                .append('\n')
                .append(stageCode)
                .append('\n');
        line(text, "class", caseClass);
        line(text, "severity", severity);
        line(text, "kind", kind);
        facts.forEach(fact -> line(text, "fact", fact));
        procedure.stage(stageCode).orElseThrow().requires().fields().stream()
                .sorted()
                .forEach(field -> line(text, field, fields.get(field)));
        return text.toString();
    }

    private String hash(Procedure procedure, String stageCode) {
        return Sha256.hex(Sha256.of(content(procedure, stageCode)));
    }

    private static void line(StringBuilder text, String name, String value) {
        if (value != null) {
            text.append(name).append('=').append(value).append('\n');
        }
    }

    // ---- What somebody does

    /** Enters something; signatures for a stage that is still to come fall away where they were given for other words. */
    void enter(Procedure procedure, Entries entries, Actor actor, Instant now) {
        requireRunning();
        Procedure.requireChoice("class", entries.caseClass(), procedure.classes());
        Procedure.requireChoice("severity", entries.severity(), procedure.severities());
        Procedure.requireChoice("kind", entries.kind(), procedure.routes());
        entries.facts().keySet().forEach(fact -> requireAnswerable(procedure, fact, actor));
        var written = accepted(procedure, entries.fields());
        entries.events().forEach((code, at) -> requireEvent(procedure, code, at, now));
        requireReason(entries);

        caseClass = Optional.ofNullable(entries.caseClass()).orElse(caseClass);
        severity = Optional.ofNullable(entries.severity()).orElse(severity);
        kind = Optional.ofNullable(entries.kind()).orElse(kind);
        write(written);
        answer(entries.facts(), actor.login(), now);
        var newEvents = new TreeMap<>(events);
        newEvents.putAll(entries.events());
        events = newEvents;
        dropSignaturesOfOtherWords(procedure);
    }

    private void write(Map<String, String> written) {
        var newFields = new TreeMap<>(fields);
        written.forEach((code, value) -> newFields.compute(code, (_, _) -> value));
        fields = newFields;
    }

    private void answer(Map<String, Boolean> given, String by, Instant now) {
        var newFacts = new TreeSet<>(facts);
        var newAnswers = new TreeMap<>(answers);
        given.forEach((code, holds) -> {
            var isNew = holds ? newFacts.add(code) : newFacts.remove(code);
            if (isNew || !newAnswers.containsKey(code)) {
                newAnswers.put(code, new Answer(by, now));
            }
        });
        facts = newFacts;
        answers = newAnswers;
    }

    private void dropSignaturesOfOtherWords(Procedure procedure) {
        signatures = signatures.stream()
                .filter(given -> isOfThePast(given) || standsAsSigned(procedure, given))
                .toList();
    }

    /** The case itself has something for its form; what the procedure does not ask for is left out. */
    void supply(Procedure procedure, Supply supply, String by, Instant now) {
        requireRunning();
        write(known(supply.fields(), procedure.fields()));
        answer(known(supply.facts(), procedure.facts()), by, now);
        dropSignaturesOfOtherWords(procedure);
    }

    private static <T> Map<String, T> known(Map<String, T> supplied, List<? extends Coded> list) {
        var known = new TreeMap<>(supplied);
        known.keySet().retainAll(list.stream().map(Coded::code).toList());
        return known;
    }

    /** Can it come to this end from where it stands, if it is supplied with what only the case itself can give? */
    void requireWayTo(Procedure procedure, boolean hasFiles, Stage end) {
        requireRunning();
        new Walk(procedure).requireNothingBut(situation(procedure, hasFiles), end, missing -> switch (missing.kind()) {
            case FACT -> end.requires().facts().contains(missing.code());
            case FIELD -> awaited.contains(missing.code());
            default -> false;
        });
    }

    /** The case itself has come to this end; where no way leads there from where it stands, it only says so in its form. */
    void arrive(Procedure procedure, Stage end, Supply supply, String by, Instant now) {
        write(known(supply.fields(), procedure.fields()));
        answer(end.requires().facts().stream().collect(Collectors.toMap(fact -> fact, _ -> true)), by, now);
        if (new Walk(procedure).next(situation(procedure, false)).contains(end)) {
            goTo(procedure, end.code(), by, now);
        }
    }

    /**
     * Goes on after it has ended: in the stage where it was left, or, after the last one, in one that it has passed.
     *
     * @param wanted the stage to go on in; empty for where it was left, or the last that something follows
     */
    void reopen(Procedure procedure, Optional<String> wanted, String by, Instant now) {
        if (endedAt == null) {
            throw Refusal.conflict("proceeding-not-ended");
        }
        var passed = path.stream()
                .map(Step::stage)
                .filter(code -> !procedure.stage(code).orElseThrow().next().isEmpty())
                .toList();
        wanted.filter(code -> !passed.contains(code)).ifPresent(code -> {
            throw Refusal.unprocessable("proceeding-stage-not-passed", "stage", code, String.join(", ", passed));
        });
        endedAt = null;
        endedReason = null;
        wanted.or(() -> passed.isEmpty() || passed.getLast().equals(stage)
                        ? Optional.empty()
                        : Optional.of(passed.getLast()))
                .ifPresent(code -> goTo(procedure, code, by, now));
    }

    private boolean isOfThePast(Given given) {
        var entered = path.stream()
                .filter(step -> step.stage().equals(given.signed().stage()))
                .count();
        return given.signed().round() < entered;
    }

    /** Does the case still say what this signature was given for? */
    boolean standsAsSigned(Procedure procedure, Given given) {
        return hash(procedure, given.signed().stage()).equals(given.contentHash());
    }

    private void requireReason(Entries entries) {
        if (entries.reason() == null
                && (differs(caseClass, entries.caseClass())
                        || differs(severity, entries.severity())
                        || differs(kind, entries.kind()))) {
            throw Refusal.unprocessable("proceeding-reason-missing", "reason");
        }
    }

    private static boolean differs(String before, String now) {
        return before != null && now != null && !before.equals(now);
    }

    /** What somebody wrote into fields, as it is kept; null empties one. */
    private SortedMap<String, String> accepted(Procedure procedure, Map<String, String> written) {
        var accepted = new TreeMap<String, String>();
        written.forEach((code, value) -> {
            var at = "fields." + code;
            Procedure.requireChoice(at, code, procedure.fields());
            var field = procedure.field(code).orElseThrow();
            if (holds(code)) {
                throw Refusal.unprocessable("proceeding-field-of-the-case", at, field.name());
            }
            accepted.put(code, value == null ? null : FieldValue.accepted(at, field, value));
        });
        return accepted;
    }

    private void requireAnswerable(Procedure procedure, String code, Actor actor) {
        Procedure.requireChoice("facts", code, procedure.facts());
        var fact = procedure.fact(code).orElseThrow();
        if (awaited.contains(code)) {
            throw Refusal.unprocessable("proceeding-field-of-the-case", "facts." + code, fact.name());
        }
        new Walk(procedure).requireAnswerableBy(fact, situation(procedure, false), actor);
    }

    private void requireEvent(Procedure procedure, String code, Instant at, Instant now) {
        Procedure.requireChoice("events." + code, code, procedure.events());
        var before = events.get(code);
        if (before != null && !before.equals(at)) {
            throw Refusal.conflict("proceeding-event-recorded", Procedure.nameOf(procedure.events(), code), before);
        }
        if (at.isAfter(now)) {
            throw Refusal.unprocessable("proceeding-event-in-future", "events." + code);
        }
    }

    /** Signs for a stage to come; what is signed is {@link #content}. */
    void sign(Procedure procedure, boolean hasFiles, String stageCode, String signature, Actor actor, Instant now) {
        requireRunning();
        var after = new Walk(procedure).sign(situation(procedure, hasFiles), stageCode, signature, actor, now);
        var all = new ArrayList<>(signatures);
        all.add(new Given(after.signatures().getLast(), hash(procedure, stageCode)));
        signatures = List.copyOf(all);
    }

    /** Takes the step into a stage. */
    void goOn(Procedure procedure, boolean hasFiles, String stageCode, Actor actor, Instant now) {
        requireRunning();
        new Walk(procedure).enter(situation(procedure, hasFiles), stageCode, actor);
        goTo(procedure, stageCode, actor.login(), now);
    }

    private void goTo(Procedure procedure, String stageCode, String by, Instant now) {
        var further = new ArrayList<>(path);
        further.add(new Step(stageCode, now, by));
        path = List.copyOf(further);
        stage = stageCode;
        var newEvents = new TreeMap<>(events);
        newEvents.put(Milestone.STAGE + stageCode, now);
        events = newEvents;
        if (procedure.stage(stageCode).orElseThrow().next().isEmpty()) {
            endedAt = now;
        }
    }

    /** Goes on under another version (IM-006, IM-035). */
    void moveTo(CaseMove move) {
        requireRunning();
        if (!move.changeover().isPossible()) {
            throw Refusal.conflict(
                    "proceeding-not-movable", move.to().name(), move.to().number());
        }
        var procedure = move.to().procedure();
        Procedure.requireChoice("severity", severity, procedure.severities());
        Procedure.requireChoice("kind", kind, procedure.routes());
        procedureName = move.to().name();
        procedureNumber = move.to().number();
    }

    /** The case is over, wherever it stands in its procedure. */
    void end(String reason, Instant now) {
        if (endedAt == null) {
            endedAt = now;
            endedReason = reason;
        }
    }

    private void requireRunning() {
        if (endedAt != null) {
            throw Refusal.conflict("proceeding-ended");
        }
    }

    // ---- What it is

    @Override
    public UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    public String caseNumber() {
        return caseNumber;
    }

    public String subject() {
        return subject;
    }

    /** Null where the case is about no customer. */
    public String customerId() {
        return customerId;
    }

    public Optional<String> site() {
        return Optional.ofNullable(site);
    }

    public Optional<String> function() {
        return Optional.ofNullable(function);
    }

    public String procedureName() {
        return procedureName;
    }

    public int procedureNumber() {
        return procedureNumber;
    }

    /** Name and number of the procedure's version, as deadlines and events name it. */
    public String procedure() {
        return new VersionName(procedureName, procedureNumber).toString();
    }

    public Optional<String> caseClass() {
        return Optional.ofNullable(caseClass);
    }

    public Optional<String> severity() {
        return Optional.ofNullable(severity);
    }

    public Optional<String> kind() {
        return Optional.ofNullable(kind);
    }

    /** What was written into the form's fields, by their codes. */
    public SortedMap<String, String> fields() {
        return Collections.unmodifiableSortedMap(fields);
    }

    /** Whether the case itself holds what belongs into this field of the form. */
    boolean holds(String field) {
        return held.contains(field) || awaited.contains(field) || field.equals(FILES);
    }

    public Set<String> facts() {
        return Collections.unmodifiableSet(facts);
    }

    /** Who answered which question. */
    public SortedMap<String, Answer> answers() {
        return Collections.unmodifiableSortedMap(answers);
    }

    /** What happened when, the entry of a stage as {@code stage:<code>}. */
    public SortedMap<String, Instant> events() {
        return Collections.unmodifiableSortedMap(events);
    }

    public List<Step> path() {
        return path;
    }

    /** Has it left its first stage, or has somebody signed for leaving it? */
    public boolean isUnderWay() {
        return path.size() > 1 || !signatures.isEmpty();
    }

    List<Given> signatures() {
        return signatures;
    }

    /** The stage that it is in; empty before the first. */
    public Optional<String> stage() {
        return Optional.ofNullable(stage);
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /** Why it ended elsewhere than at the end of its procedure. */
    public Optional<String> endedReason() {
        return Optional.ofNullable(endedReason);
    }
}
