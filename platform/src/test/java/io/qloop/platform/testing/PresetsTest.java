package io.qloop.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.procedure.Actor;
import io.qloop.platform.procedure.Condition;
import io.qloop.platform.procedure.FieldType;
import io.qloop.platform.procedure.Missing;
import io.qloop.platform.procedure.Missing.Kind;
import io.qloop.platform.procedure.Presets;
import io.qloop.platform.procedure.Procedure;
import io.qloop.platform.procedure.ProcedureReader;
import io.qloop.platform.procedure.Situation;
import io.qloop.platform.procedure.Stage;
import io.qloop.platform.procedure.Stage.Signature;
import io.qloop.platform.procedure.Walk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Walks every preset that the module ships through all its stages to an end. A module that ships presets extends it. Each
 * step is tried with everything that it needs but one, and must name exactly that one; then it is taken.
 */
public abstract class PresetsTest {

    private static final Instant SOME_TIME = Instant.parse("2026-03-02T01:00:00Z");
    private static final String AUTHOR = "the.author";
    private static final Set<String> EVERY_FUNCTION =
            Arrays.stream(CompanyFunction.values()).map(CompanyFunction::code).collect(Collectors.toSet());
    private static final Set<String> EVERY_ROLE = Set.of(Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER);
    private static final Actor ANYBODY = new Actor("any.body", EVERY_FUNCTION, EVERY_ROLE);
    private static final Actor STRANGER = new Actor("stranger", Set.of(), Set.of());

    static Collection<Procedure> presets() {
        return Presets.load(PresetsTest.class.getClassLoader(), new Texts()).all();
    }

    @Test
    void everyFileIsInTheIndex() throws IOException {
        var root = Path.of("src/main/resources/procedures");
        if (Files.exists(root)) {
            try (var files = Files.list(root)) {
                var names = files.map(f -> f.getFileName().toString())
                        .filter(f -> f.endsWith(".yaml"))
                        .map(f -> f.replace(".yaml", ""))
                        .collect(Collectors.toCollection(TreeSet::new));
                assertThat(presets().stream().map(Procedure::name)).containsExactlyElementsOf(names);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("presets")
    @Tag("AH-02")
    void walksThroughAllStagesToAnEnd(Procedure preset) {
        for (var stage : preset.stages()) {
            var situation = walked(preset, way(preset, stage.code()));

            assertThat(new Walk(preset).hasEnded(situation)).as(stage.code()).isTrue();
            assertThat(situation.path()).contains(stage.code());
        }
    }

    @ParameterizedTest
    @MethodSource("presets")
    void isTheSameAfterBeingKept(Procedure preset) {
        var kept = ProcedureReader.parse(ProcedureReader.text(preset));

        assertThat(kept).isEqualTo(preset);
        assertThat(new ProcedureReader(new Texts()).read(ProcedureReader.tree(preset)))
                .isEqualTo(preset);
    }

    /** Nothing is filled in from another document. */
    @ParameterizedTest
    @MethodSource("presets")
    @Tag("X-002")
    void citesNothingButItsOwnDocument(Procedure preset) {
        var document = preset.document();
        var own = document.file() + (document.letter() == null ? "" : " " + document.letter()) + " ";
        var sources = new ArrayList<String>();
        ProcedureReader.tree(preset).findValues("source").forEach(s -> sources.add(s.asText()));

        assertThat(sources).isNotEmpty().allSatisfy(source -> assertThat(source).startsWith(own));
    }

    private static Situation walked(Procedure preset, List<String> way) {
        var walk = new Walk(preset);
        var situation = Situation.NEW;
        for (var code : way) {
            var stage = preset.stage(code).orElseThrow();
            var ready = signed(walk, ready(preset, situation, stage), stage, Integer.MAX_VALUE);
            refusesWithoutOneThing(preset, ready, stage);
            situation = walk.enter(ready, code, ANYBODY);
        }
        return situation;
    }

    /** The case with everything that the stage asks for, and nothing else. */
    private static Situation ready(Procedure preset, Situation before, Stage stage) {
        var when = stage.when() == null ? Condition.ALWAYS : stage.when();
        var facts = new TreeSet<>(when.facts());
        facts.addAll(stage.requires().facts());
        return new Situation(
                first(when.classes(), preset.classes().stream().map(Procedure.Entry::code)),
                first(when.severities(), preset.severities().stream().map(Procedure.Entry::code)),
                first(when.kinds(), preset.routes().stream().map(Procedure.Route::code)),
                Set.copyOf(stage.requires().fields()),
                facts,
                Set.copyOf(stage.requires().milestones()),
                before.path(),
                before.signatures(),
                AUTHOR,
                ticked(preset));
    }

    /** Every box of every field, so that each department that a case may name has to sign. */
    private static Map<String, List<Procedure.Choice>> ticked(Procedure preset) {
        return preset.fields().stream()
                .filter(field -> field.holds() == FieldType.BOXES)
                .collect(Collectors.toMap(Procedure.FormField::code, Procedure.FormField::choices));
    }

    private static String first(List<String> wanted, Stream<String> all) {
        return wanted.isEmpty() ? all.findFirst().orElse(null) : wanted.getFirst();
    }

    private static Situation signed(Walk walk, Situation situation, Stage stage, int howMany) {
        var signed = situation;
        for (var signature :
                walk.open(situation, stage.code()).stream().limit(howMany).toList()) {
            refusesTheAuthor(walk, signed, stage, signature);
            var signer = new Actor("signer." + signature.code(), EVERY_FUNCTION, EVERY_ROLE);
            signed = walk.sign(signed, stage.code(), signature.code(), signer, SOME_TIME);
        }
        return signed;
    }

    private static void refusesTheAuthor(Walk walk, Situation situation, Stage stage, Signature signature) {
        if (signature.role() == Signature.Role.APPROVER) {
            var author = new Actor(AUTHOR, EVERY_FUNCTION, EVERY_ROLE);
            var refusal = refusal(() -> walk.sign(situation, stage.code(), signature.code(), author, SOME_TIME));
            assertThat(refusal.code()).isEqualTo("signature-of-author");
        }
    }

    private static void refusesWithoutOneThing(Procedure preset, Situation ready, Stage stage) {
        var walk = new Walk(preset);
        var when = stage.when() == null ? Condition.ALWAYS : stage.when();
        stage.requires().fields().stream()
                .filter(field -> isNeeded(preset, field, ready))
                .forEach(field -> refuses(
                        walk,
                        with(ready, without(ready.fields(), field), ready.facts(), ready.milestones()),
                        stage,
                        Kind.FIELD,
                        field));
        ready.facts()
                .forEach(fact -> refuses(
                        walk,
                        with(ready, ready.fields(), without(ready.facts(), fact), ready.milestones()),
                        stage,
                        Kind.FACT,
                        fact));
        when.unless()
                .forEach(fact -> refuses(
                        walk,
                        with(ready, ready.fields(), and(ready.facts(), fact), ready.milestones()),
                        stage,
                        Kind.NO_FACT,
                        fact));
        stage.requires().milestones().stream()
                .filter(m -> preset.milestone(m).orElseThrow().appliesTo(ready))
                .forEach(milestone -> refuses(
                        walk,
                        with(ready, ready.fields(), ready.facts(), without(ready.milestones(), milestone)),
                        stage,
                        Kind.MILESTONE,
                        milestone));
        refusesWithoutSignatures(walk, ready, stage);
        refusesStrangers(preset, walk, ready, stage);
        refusesStagesThatDoNotFollow(preset, walk, ready);
    }

    private static boolean isNeeded(Procedure preset, String field, Situation situation) {
        var when = preset.field(field).orElseThrow().when();
        return when == null || when.holdsFor(situation);
    }

    private static void refusesWithoutSignatures(Walk walk, Situation ready, Stage stage) {
        var unsigned = new Situation(
                ready.caseClass(),
                ready.severity(),
                ready.kind(),
                ready.fields(),
                ready.facts(),
                ready.milestones(),
                ready.path(),
                List.of(),
                AUTHOR,
                ready.ticked());
        var needed = walk.open(unsigned, stage.code());
        for (int given = 0; given < needed.size(); given++) {
            var partly = signed(walk, unsigned, stage, given);
            var open = needed.subList(given, needed.size()).stream()
                    .map(s -> new Missing(Kind.SIGNATURE, s.code(), s.name()))
                    .toList();
            assertThat(walk.missing(partly, stage.code(), ANYBODY)).isEqualTo(open);
            refuses(walk, partly, stage, ANYBODY, open);
        }
    }

    private static void refusesStrangers(Procedure preset, Walk walk, Situation ready, Stage stage) {
        var anybodyMay = stage.acts().isEmpty()
                || stage.acts().stream()
                        .map(code -> preset.department(code).orElseThrow())
                        .anyMatch(STRANGER::isOf);
        if (!anybodyMay) {
            var missing = walk.missing(ready, stage.code(), STRANGER);
            assertThat(missing).extracting(Missing::kind).containsExactly(Kind.ACTOR);
            refuses(walk, ready, stage, STRANGER, missing);
        }
    }

    private static void refusesStagesThatDoNotFollow(Procedure preset, Walk walk, Situation ready) {
        var follows = walk.next(ready);
        preset.stages().stream().filter(other -> !follows.contains(other)).forEach(other -> assertThat(
                        walk.missing(ready, other.code()))
                .contains(new Missing(Kind.MOVE, other.code(), other.name())));
    }

    private static void refuses(Walk walk, Situation situation, Stage stage, Kind kind, String code) {
        var missing = walk.missing(situation, stage.code(), ANYBODY);
        assertThat(missing)
                .as("%s without %s", stage.code(), code)
                .extracting(m -> m.kind() + " " + m.code())
                .containsExactly(kind + " " + code);
        refuses(walk, situation, stage, ANYBODY, missing);
    }

    /** The same list is shown and refused with. */
    private static void refuses(Walk walk, Situation situation, Stage stage, Actor actor, List<Missing> missing) {
        var refusal = refusal(() -> walk.enter(situation, stage.code(), actor));

        assertThat(refusal.code()).isEqualTo("stage-not-open");
        assertThat(refusal.details())
                .extracting(d -> d.field() + " " + d.rule())
                .containsExactlyElementsOf(
                        missing.stream().map(m -> m.at() + " " + m.rule()).toList());
    }

    private static Refusal refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
        var refusal = catchThrowableOfType(Refusal.class, action);
        assertThat(refusal).as("is refused").isNotNull();
        return refusal;
    }

    private static Situation with(Situation s, Set<String> fields, Set<String> facts, Set<String> milestones) {
        return new Situation(
                s.caseClass(),
                s.severity(),
                s.kind(),
                fields,
                facts,
                milestones,
                s.path(),
                s.signatures(),
                s.author(),
                s.ticked());
    }

    private static Set<String> without(Set<String> all, String one) {
        var less = new HashSet<>(all);
        less.remove(one);
        return less;
    }

    private static Set<String> and(Set<String> all, String one) {
        var more = new HashSet<>(all);
        more.add(one);
        return more;
    }

    /** A way from the first stage over this one to an end, on which every stage has those behind it that it requires. */
    private static List<String> way(Procedure preset, String over) {
        var start = List.of(preset.first().code());
        var open = new ArrayDeque<List<String>>(List.of(start));
        var seen = new HashSet<Set<String>>();
        while (!open.isEmpty()) {
            var way = open.poll();
            var here = preset.stage(way.getLast()).orElseThrow();
            if (here.next().isEmpty() && way.contains(over)) {
                return way;
            }
            for (var next : here.next()) {
                var further = new ArrayList<>(way);
                further.add(next);
                var state = new TreeSet<>(further);
                state.add("at:" + next);
                if (way.containsAll(preset.stage(next).orElseThrow().requires().stages()) && seen.add(state)) {
                    open.add(further);
                }
            }
        }
        throw new AssertionError(preset.name() + ": no way over " + over + " to an end");
    }
}
