package io.qloop.platform.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.platform.problem.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Cases that stumble at random through random procedures: whatever is tried, a stage is entered only with all that it
 * requires, as a model sees it that knows nothing of the walker. Each case is made of one number.
 */
@Tag("AH-02")
class WalkPropertyTest {

    private static final List<String> THINGS = List.of("p", "q", "r");

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverReachesAStageWhoseRequirementsAreMissing(long seed) {
        var random = new SplittableRandom(seed);
        var procedure = procedure(random);
        var walk = new Walk(procedure);
        var situation = Situation.NEW;
        int entered = 0;
        for (int step = 0; step < 60; step++) {
            situation = stumbled(random, situation, walk, procedure);
            var stage = procedure.stages().get(random.nextInt(procedure.stages().size()));
            var actor = actor(random);
            var missing = walk.missing(situation, stage.code(), actor);
            var allowed = model(procedure, situation, stage, actor);

            assertThat(missing.isEmpty())
                    .as("%s at %s: %s", stage, situation, missing)
                    .isEqualTo(allowed);
            try {
                situation = walk.enter(situation, stage.code(), actor);
                entered++;
                assertThat(allowed).isTrue();
                assertThat(situation.stage()).hasValue(stage.code());
            } catch (Refusal refused) {
                assertThat(allowed).isFalse();
                assertThat(refused.details()).hasSameSizeAs(missing);
            }
        }
        assertThat(entered).isEqualTo(situation.path().size());
    }

    /** The same question, asked of the records directly. */
    private static boolean model(Procedure procedure, Situation situation, Stage stage, Actor actor) {
        var follows = situation.path().isEmpty()
                ? procedure.stages().getFirst().equals(stage)
                : procedure.stages().stream()
                        .filter(s -> s.code().equals(situation.path().getLast()))
                        .anyMatch(s -> s.next().contains(stage.code()));
        var when = stage.when();
        var isMeant = when == null
                || (when.classes().isEmpty() || when.classes().contains(String.valueOf(situation.caseClass())))
                        && situation.facts().containsAll(when.facts())
                        && when.unless().stream().noneMatch(situation.facts()::contains);
        var has = situation.fields().containsAll(stage.requires().fields())
                && situation.facts().containsAll(stage.requires().facts())
                && situation.milestones().containsAll(stage.requires().milestones())
                && situation.path().containsAll(stage.requires().stages());
        var round = situation.path().stream().filter(stage.code()::equals).count();
        var isSigned = stage.signatures().stream().allMatch(wanted -> situation.signatures().stream()
                .anyMatch(given -> given.stage().equals(stage.code())
                        && given.signature().equals(wanted.code())
                        && given.round() == round));
        var mayAct = stage.acts().isEmpty() || stage.acts().stream().anyMatch(actor.functions()::contains);
        return follows && isMeant && has && isSigned && mayAct;
    }

    private static Procedure procedure(SplittableRandom random) {
        int size = random.nextInt(1, 7);
        var codes = IntStream.range(0, size).mapToObj(i -> "s" + i).toList();
        var stages = new ArrayList<Stage>();
        for (int i = 0; i < size; i++) {
            var text = ProcedureFixture.noteFlow().document().title();
            var signatures = random.nextInt(3) == 0
                    ? List.of(new Stage.Signature("sign", Stage.Signature.Role.APPROVER, text, "quality", null, null))
                    : List.<Stage.Signature>of();
            var when = random.nextInt(3) == 0
                    ? new Condition(some(random, List.of("a", "b")), null, null, some(random, THINGS), few(random))
                    : null;
            stages.add(new Stage(
                    codes.get(i),
                    text,
                    some(random, List.of("sales", "quality")),
                    when,
                    new Stage.Requires(
                            few(random), few(random), few(random), i == 0 ? null : some(random, codes.subList(0, i))),
                    signatures,
                    i == size - 1 ? null : next(random, codes, i),
                    "999 A §1"));
        }
        var model = ProcedureFixture.noteFlow();
        var departments = List.of("sales", "quality").stream()
                .map(f -> new Procedure.Department(f, model.document().title(), f, null, null, null))
                .toList();
        return new Procedure(
                "random",
                "note",
                model.document(),
                departments,
                null,
                facts(),
                List.of(
                        new Procedure.Entry("a", model.document().title(), null, null),
                        new Procedure.Entry("b", model.document().title(), null, null)),
                null,
                null,
                THINGS.stream()
                        .map(f -> new Procedure.FormField(f, model.document().title(), null, null, null, null))
                        .toList(),
                THINGS.stream()
                        .map(m -> new Milestone(
                                m,
                                model.document().title(),
                                "received",
                                null,
                                Limit.parse("none"),
                                null,
                                null,
                                null,
                                null,
                                null,
                                "999 A §1"))
                        .toList(),
                stages,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static List<Procedure.Fact> facts() {
        return THINGS.stream()
                .map(f -> new Procedure.Fact(
                        f, ProcedureFixture.noteFlow().document().title(), List.of()))
                .toList();
    }

    private static List<String> next(SplittableRandom random, List<String> codes, int i) {
        var next = new HashSet<>(some(random, codes));
        next.add(codes.get(i + 1));
        return List.copyOf(next);
    }

    private static Situation stumbled(SplittableRandom random, Situation s, Walk walk, Procedure procedure) {
        var here = new Situation(
                random.nextBoolean() ? "a" : random.nextBoolean() ? "b" : null,
                null,
                null,
                mostly(random),
                mostly(random),
                mostly(random),
                s.path(),
                s.signatures(),
                "author");
        var stage = procedure.stages().get(random.nextInt(procedure.stages().size()));
        var open = walk.open(here, stage.code());
        if (open.isEmpty()) {
            return here;
        }
        try {
            return walk.sign(here, stage.code(), open.getFirst().code(), actor(random), ProcedureFixture.AT);
        } catch (Refusal notHis) {
            return here;
        }
    }

    private static Actor actor(SplittableRandom random) {
        var login = random.nextInt(4) == 0 ? "author" : "other";
        return new Actor(login, Set.copyOf(some(random, List.of("sales", "quality"))), Set.of());
    }

    private static Set<String> mostly(SplittableRandom random) {
        var some = new HashSet<String>();
        THINGS.stream().filter(_ -> random.nextInt(4) > 0).forEach(some::add);
        return some;
    }

    private static List<String> few(SplittableRandom random) {
        return THINGS.stream().filter(_ -> random.nextInt(4) == 0).toList();
    }

    private static List<String> some(SplittableRandom random, List<String> of) {
        return of.stream().filter(_ -> random.nextBoolean()).toList();
    }
}
