package io.qloop.platform.procedure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ways through a procedure that its required stages leave open, whatever else a stage asks for. Of each stage it knows
 * with which required stages behind it a case can arrive; of two such sets only the larger one counts, since a stage that
 * has been passed never stands in the way. So there are as many as there are branches that exclude each other: a handful.
 */
final class PassableWays {

    private final Procedure procedure;
    private final Set<String> required = new HashSet<>();
    private final Map<String, List<Set<String>>> arrivals = new HashMap<>();

    PassableWays(Procedure procedure) {
        this.procedure = procedure;
        procedure.stages().forEach(stage -> required.addAll(stage.requires().stages()));
        walk();
    }

    private record Step(Stage stage, Set<String> passed) {}

    private void walk() {
        var open = new ArrayDeque<Step>();
        enter(procedure.first(), Set.of(), open);
        while (!open.isEmpty()) {
            var step = open.remove();
            for (var next : step.stage.next()) {
                enter(procedure.stage(next).orElseThrow(), step.passed, open);
            }
        }
    }

    private void enter(Stage stage, Set<String> passed, ArrayDeque<Step> open) {
        var known = arrivals.computeIfAbsent(stage.code(), _ -> new ArrayList<>());
        if (!passed.containsAll(stage.requires().stages())) {
            return;
        }
        var behind = new HashSet<>(passed);
        if (required.contains(stage.code())) {
            behind.add(stage.code());
        }
        if (known.stream().noneMatch(other -> other.containsAll(behind))) {
            known.removeIf(behind::containsAll);
            known.add(behind);
            open.add(new Step(stage, behind));
        }
    }

    /** Do cases come to its door, and none with all that it requires? Stages that lie behind such a one are not meant. */
    boolean isShutOff(Stage stage) {
        return arrivals.containsKey(stage.code()) && arrivals.get(stage.code()).isEmpty();
    }
}
