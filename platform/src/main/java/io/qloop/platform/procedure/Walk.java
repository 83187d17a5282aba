package io.qloop.platform.procedure;

import io.qloop.platform.i18n.Text;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.procedure.Missing.Kind;
import io.qloop.platform.procedure.Situation.Signed;
import io.qloop.platform.procedure.Stage.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Holds a case to its procedure. One rule, two uses: {@link #missing} lists what stands in the way of a stage, and
 * {@link #enter} refuses with exactly that list (AH-02).
 */
public final class Walk {

    private final Procedure procedure;

    public Walk(Procedure procedure) {
        this.procedure = procedure;
    }

    /** Where the case may go from here, whether or not something is missing yet. */
    public List<Stage> next(Situation situation) {
        return situation
                .stage()
                .map(here -> here(here).next().stream().map(this::here).toList())
                .orElseGet(() -> List.of(procedure.first()));
    }

    /** Is there nowhere to go from here? */
    public boolean hasEnded(Situation situation) {
        return !situation.path().isEmpty() && next(situation).isEmpty();
    }

    /** What stands in the way of the stage, whoever takes the step; empty when it may be entered. */
    public List<Missing> missing(Situation situation, String stage) {
        var there = stage(stage);
        var missing = new ArrayList<Missing>();
        if (!next(situation).contains(there)) {
            missing.add(new Missing(Kind.MOVE, stage, there.name()));
        }
        conditions(there.condition(), situation, missing);
        requirements(there, situation, missing);
        open(there, situation)
                .forEach(signature -> missing.add(new Missing(Kind.SIGNATURE, signature.code(), signature.name())));
        return List.copyOf(missing);
    }

    /** The same for this person, who also must be of a department that takes the step. */
    public List<Missing> missing(Situation situation, String stage, Actor actor) {
        var missing = new ArrayList<>(missing(situation, stage));
        var acts = stage(stage).acts();
        if (!acts.isEmpty() && acts.stream().noneMatch(code -> isOf(actor, code, situation))) {
            missing.add(new Missing(Kind.ACTOR, String.join(",", acts), names(acts)));
        }
        return List.copyOf(missing);
    }

    /**
     * Takes the step.
     *
     * @return where the case stands now
     * @throws Refusal with the list of what is missing
     */
    public Situation enter(Situation situation, String stage, Actor actor) {
        var missing = missing(situation, stage, actor);
        if (!missing.isEmpty()) {
            throw notOpen(stage(stage), missing);
        }
        return situation.entering(stage);
    }

    /** Lets a question be answered only by those whom the procedure names for it. */
    public void requireAnswerableBy(Procedure.Fact fact, Situation situation, Actor actor) {
        if (!fact.acts().isEmpty() && fact.acts().stream().noneMatch(code -> isOf(actor, code, situation))) {
            throw Refusal.forbidden("proceeding-fact-of-others", fact.name(), names(fact.acts()));
        }
    }

    private static Refusal notOpen(Stage stage, List<Missing> missing) {
        return Refusal.conflict("stage-not-open", stage.name())
                .with(missing.stream().map(Missing::detail).toList());
    }

    private void requireNothingButSignatures(Situation situation, Stage stage) {
        requireNothingBut(situation, stage, one -> one.kind() == Kind.SIGNATURE);
    }

    /**
     * Lets a step pass for which nothing is missing but what comes with the step itself.
     *
     * @throws Refusal with the list of what is missing
     */
    public void requireNothingBut(Situation situation, Stage stage, Predicate<Missing> comesWithIt) {
        var missing = missing(situation, stage.code()).stream()
                .filter(comesWithIt.negate())
                .toList();
        if (!missing.isEmpty()) {
            throw notOpen(stage, missing);
        }
    }

    /** The signatures that the stage still waits for, in the order in which they have to be given. */
    public List<Signature> open(Situation situation, String stage) {
        return open(stage(stage), situation).toList();
    }

    /**
     * The signatures of a stage: of departments that the case names by ticking boxes, one for each box, with the box
     * behind the code, {@code departments.quality}.
     */
    public List<Signature> signatures(Situation situation, String stage) {
        return signatures(stage(stage), situation).toList();
    }

    private Stream<Signature> signatures(Stage stage, Situation situation) {
        return stage.signatures().stream().flatMap(signature -> {
            var boxes = situation.behind(department(signature.by()));
            return boxes.isEmpty() ? Stream.of(signature) : boxes.stream().map(signature::of);
        });
    }

    private Procedure.Department department(String code) {
        return procedure.department(code).orElseThrow();
    }

    /**
     * Signs for a stage, before it is entered and when nothing but signatures is missing any more: whoever signs sees it
     * whole.
     *
     * @throws Refusal when something is missing, when it is not this signature's turn, or not this person's to give
     */
    public Situation sign(Situation situation, String stage, String signature, Actor actor, Instant at) {
        var there = stage(stage);
        var wanted = Procedure.find(signatures(situation, stage), signature)
                .orElseThrow(() -> Refusal.notFound("signature-not-found", signature, there.name()));
        requireNothingButSignatures(situation, there);
        var turn = open(there, situation)
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("signatures-complete", there.name()));
        // Departments that sign side by side do so in any order.
        if (!turn.code().equals(signature) && !turn.isBeside(wanted)) {
            throw Refusal.conflict("signature-out-of-turn", wanted.name(), turn.name());
        }
        var as = Stream.concat(Stream.of(wanted.by()), wanted.deputies().stream())
                .filter(code -> isOf(actor, code, situation))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.forbidden("signature-of-others", wanted.name(), names(List.of(wanted.by()))));
        if (wanted.isNeverTheAuthor() && isAuthor(actor, situation, there)) {
            throw Refusal.forbidden("signature-of-author", wanted.name());
        }
        return situation.signedBy(new Signed(stage, signature, situation.round(stage), actor.login(), as, at));
    }

    private boolean isAuthor(Actor actor, Situation situation, Stage stage) {
        var signed = signatures(stage, situation)
                .filter(s -> s.role() == Signature.Role.AUTHOR)
                .flatMap(s -> given(s, stage, situation).stream())
                .map(Signed::login);
        return Stream.concat(Stream.ofNullable(situation.author()), signed).anyMatch(actor.login()::equals);
    }

    private static void conditions(Condition condition, Situation situation, List<Missing> missing) {
        if (!Condition.isOneOf(condition.classes(), situation.caseClass())) {
            missing.add(choice(Kind.CLASS, condition.classes()));
        }
        if (!Condition.isOneOf(condition.severities(), situation.severity())) {
            missing.add(choice(Kind.SEVERITY, condition.severities()));
        }
        if (!Condition.isOneOf(condition.kinds(), situation.kind())) {
            missing.add(choice(Kind.KIND, condition.kinds()));
        }
    }

    private static Missing choice(Kind kind, List<String> codes) {
        var listed = String.join(", ", codes);
        return new Missing(kind, listed, new Text(listed, listed));
    }

    private void requirements(Stage stage, Situation situation, List<Missing> missing) {
        var requires = stage.requires();
        Stream.concat(stage.condition().facts().stream(), requires.facts().stream())
                .distinct()
                .filter(fact -> !situation.facts().contains(fact))
                .forEach(fact -> missing.add(named(Kind.FACT, procedure.facts(), fact)));
        stage.condition().unless().stream()
                .filter(situation.facts()::contains)
                .forEach(fact -> missing.add(named(Kind.NO_FACT, procedure.facts(), fact)));
        requires.fields().stream()
                .filter(field -> !situation.fields().contains(field))
                .filter(field ->
                        procedure.field(field).orElseThrow().condition().holdsFor(situation))
                .forEach(field -> missing.add(named(Kind.FIELD, procedure.fields(), field)));
        requires.milestones().stream()
                .filter(milestone -> !situation.milestones().contains(milestone))
                .filter(milestone ->
                        procedure.milestone(milestone).orElseThrow().appliesTo(situation))
                .forEach(milestone -> missing.add(named(Kind.MILESTONE, procedure.milestones(), milestone)));
        requires.stages().stream()
                .filter(before -> !situation.hasPassed(before))
                .forEach(before -> missing.add(named(Kind.STAGE, procedure.stages(), before)));
    }

    private static Missing named(Kind kind, Collection<? extends Coded> list, String code) {
        return new Missing(kind, code, Procedure.nameOf(list, code));
    }

    private Stream<Signature> open(Stage stage, Situation situation) {
        return signatures(stage, situation)
                .filter(signature -> signature.condition().holdsFor(situation))
                .filter(signature -> given(signature, stage, situation).isEmpty());
    }

    private static Optional<Signed> given(Signature signature, Stage stage, Situation situation) {
        return situation.signatures().stream()
                .filter(signed -> signed.stage().equals(stage.code())
                        && signed.signature().equals(signature.code())
                        && signed.round() == situation.round(stage.code()))
                .findFirst();
    }

    /** Of departments that the case names, the actor is of one that is ticked. */
    private boolean isOf(Actor actor, String code, Situation situation) {
        var department = department(code);
        var named = situation.behind(department).stream()
                .map(box -> box.department() == null ? department : department(box.department()))
                .toList();
        return actor.isOf(department) && (named.isEmpty() || named.stream().anyMatch(actor::isOf));
    }

    private Text names(List<String> departments) {
        var names = departments.stream()
                .map(code -> Procedure.nameOf(procedure.departments(), code))
                .toList();
        return new Text(
                String.join(", ", names.stream().map(Text::en).toList()),
                String.join("、", names.stream().map(Text::zh).toList()));
    }

    private Stage stage(String code) {
        return procedure.stage(code).orElseThrow(() -> Refusal.notFound("stage-not-found", code, procedure.name()));
    }

    /** A stage that the procedure itself refers to, or that the case was let into. */
    private Stage here(String code) {
        return procedure
                .stage(code)
                .orElseThrow(() ->
                        new IllegalStateException("Procedure '" + procedure.name() + "' has no stage '" + code + "'"));
    }
}
