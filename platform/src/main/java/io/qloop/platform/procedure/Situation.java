package io.qloop.platform.procedure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a case stands, as far as its procedure cares. The service makes it of its own fields and keeps what
 * {@link Walk} gives back.
 *
 * @param caseClass  null as long as it is not classified; likewise severity and kind
 * @param fields     codes of the form's fields that are filled in
 * @param facts      questions that are answered with yes
 * @param milestones codes of those that are met
 * @param path       the stages that were entered, in order, those of loops again
 * @param author     login of who wrote the case; null where nobody did
 * @param ticked     the boxes that are ticked, by the field that they belong to
 */
public record Situation(
        String caseClass,
        String severity,
        String kind,
        Set<String> fields,
        Set<String> facts,
        Set<String> milestones,
        List<String> path,
        List<Signed> signatures,
        String author,
        Map<String, List<Procedure.Choice>> ticked) {

    /** Nothing is known, nothing is done. */
    public static final Situation NEW =
            new Situation(null, null, null, Set.of(), Set.of(), Set.of(), List.of(), List.of(), null);

    /** One without ticked boxes. */
    public Situation(
            String caseClass,
            String severity,
            String kind,
            Set<String> fields,
            Set<String> facts,
            Set<String> milestones,
            List<String> path,
            List<Signed> signatures,
            String author) {
        this(caseClass, severity, kind, fields, facts, milestones, path, signatures, author, Map.of());
    }

    public Situation {
        fields = Set.copyOf(fields);
        facts = Set.copyOf(facts);
        milestones = Set.copyOf(milestones);
        path = List.copyOf(path);
        signatures = List.copyOf(signatures);
        ticked = Map.copyOf(ticked);
    }

    /**
     * A signature that was given.
     *
     * @param round how often the case had entered the stage by then: a repeated stage is signed anew
     * @param as    the department or post that was signed for
     */
    public record Signed(String stage, String signature, int round, String login, String as, Instant at) {}

    /** The stage that the case is in; empty before the first. */
    public Optional<String> stage() {
        return path.isEmpty() ? Optional.empty() : Optional.of(path.getLast());
    }

    public boolean hasPassed(String stage) {
        return path.contains(stage);
    }

    /** The boxes that the case has ticked for a department; none where the procedure itself says who it is. */
    List<Procedure.Choice> behind(Procedure.Department department) {
        return department.field() == null ? List.of() : ticked.getOrDefault(department.field(), List.of());
    }

    int round(String stage) {
        return Collections.frequency(path, stage);
    }

    Situation entering(String stage) {
        var further = new ArrayList<>(path);
        further.add(stage);
        return new Situation(caseClass, severity, kind, fields, facts, milestones, further, signatures, author, ticked);
    }

    Situation signedBy(Signed signature) {
        var more = new ArrayList<>(signatures);
        more.add(signature);
        return new Situation(caseClass, severity, kind, fields, facts, milestones, path, more, author, ticked);
    }
}
