package io.qloop.platform.procedure;

import io.qloop.platform.calendar.Length;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.procedure.Flaw.Rule;
import io.qloop.platform.procedure.Procedure.FormField;
import io.qloop.platform.procedure.Stage.Signature;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a schema cannot say about a procedure: that every reference leads somewhere, and every way to an end. */
final class ProcedureCheck {

    /** Events that every case knows. */
    private static final List<String> EVERY_CASE = List.of("received", "recorded", "closed");

    private static final String STAGES = "/stages/";

    private final Procedure procedure;
    private final List<Flaw> flaws = new ArrayList<>();
    private final Set<String> departments;
    private final Set<String> stages;
    private final Set<String> facts;

    private ProcedureCheck(Procedure procedure) {
        this.procedure = procedure;
        this.departments = codes(procedure.departments());
        this.stages = codes(procedure.stages());
        this.facts = codes(procedure.facts());
    }

    static List<Flaw> flaws(Procedure procedure) {
        var check = new ProcedureCheck(procedure);
        check.codesAreUnique();
        check.lists();
        check.milestones();
        check.stages();
        check.copiesAndRecords();
        if (check.flaws.isEmpty()) {
            check.ways();
        }
        if (check.flaws.isEmpty()) {
            check.requiredStages();
        }
        return List.copyOf(check.flaws);
    }

    private void codesAreUnique() {
        unique("/departments", procedure.departments());
        unique("/events", procedure.events());
        unique("/facts", procedure.facts());
        unique("/classes", procedure.classes());
        unique("/severities", procedure.severities());
        unique("/routes", procedure.routes());
        unique("/fields", procedure.fields());
        unique("/milestones", procedure.milestones());
        unique("/stages", procedure.stages());
        unique("/records", procedure.records());
        unique("/warnings", procedure.warnings());
        unique("/asks", procedure.asks());
        if (procedure.grading() != null) {
            unique("/grading/grades", procedure.grading().grades());
            grades(procedure.grading().grades());
        }
        for (int i = 0; i < procedure.stages().size(); i++) {
            unique(STAGES + i + "/signatures", procedure.stages().get(i).signatures());
        }
    }

    /** From the best down, and only the last one without a least score. */
    private void grades(List<GradeScale.Grade> grades) {
        for (int i = 0; i < grades.size(); i++) {
            var from = grades.get(i).from();
            boolean last = i == grades.size() - 1;
            boolean falls = from != null
                    && (i == 0
                            || grades.get(i - 1).from() != null
                                    && from.compareTo(grades.get(i - 1).from()) < 0);
            if (last ? from != null : !falls) {
                flaw(
                        "/grading/grades/" + i + "/from",
                        Rule.GRADE_ORDER,
                        grades.get(i).code());
            }
        }
    }

    private void unique(String at, List<? extends Coded> list) {
        var seen = new HashSet<String>();
        for (int i = 0; i < list.size(); i++) {
            if (!seen.add(list.get(i).code())) {
                flaw(at + "/" + i + "/code", Rule.DUPLICATE_CODE, list.get(i).code());
            }
        }
    }

    private void lists() {
        for (int i = 0; i < procedure.departments().size(); i++) {
            var function = procedure.departments().get(i).function();
            if (function != null && !CompanyFunction.isKnown(function)) {
                var known = Stream.of(CompanyFunction.values())
                        .map(CompanyFunction::code)
                        .toList();
                flaw("/departments/" + i + "/function", Rule.UNKNOWN_CODE, function, String.join(", ", known));
            }
            var field = procedure.departments().get(i).field();
            if (field != null) {
                known("/departments/" + i + "/field", field, fieldsOfBoxes());
            }
        }
        for (int i = 0; i < procedure.routes().size(); i++) {
            known("/routes/" + i + "/to", procedure.routes().get(i).to(), departments);
        }
        for (int i = 0; i < procedure.fields().size(); i++) {
            condition("/fields/" + i + "/when", procedure.fields().get(i).when());
            choices("/fields/" + i + "/choices", procedure.fields().get(i));
        }
        for (int i = 0; i < procedure.asks().size(); i++) {
            var field = procedure.asks().get(i).field();
            if (field != null) {
                known("/asks/" + i + "/field", field, codes(procedure.fields()));
            }
        }
        for (int i = 0; i < procedure.facts().size(); i++) {
            known("/facts/" + i + "/acts", procedure.facts().get(i).acts(), departments);
        }
    }

    private Set<String> fieldsOfBoxes() {
        return codes(procedure.fields().stream()
                .filter(field -> field.holds() == FieldType.BOXES)
                .toList());
    }

    private void choices(String at, FormField field) {
        var hasThem = field.holds() == FieldType.CHOICE || field.holds() == FieldType.BOXES;
        if (hasThem == field.choices().isEmpty()) {
            flaw(at, hasThem ? Rule.MISSING : Rule.CONTRADICTION, "choices");
        }
        unique(at, field.choices());
        for (int i = 0; i < field.choices().size(); i++) {
            var department = field.choices().get(i).department();
            if (department != null) {
                known(at + "/" + i + "/department", department, departments);
            }
        }
    }

    private void milestones() {
        for (int i = 0; i < procedure.milestones().size(); i++) {
            var at = "/milestones/" + i;
            var milestone = procedure.milestones().get(i);
            event(at + "/starts", milestone.starts());
            if (milestone.met() != null) {
                event(at + "/met", milestone.met());
            }
            condition(at + "/when", milestone.when());
            counting(at + "/counting", milestone);
            for (int j = 0; j < milestone.remind().size(); j++) {
                length(at + "/remind/" + j, milestone.remind().get(j));
            }
            for (int j = 0; j < milestone.escalate().size(); j++) {
                var escalation = milestone.escalate().get(j);
                known(at + "/escalate/" + j + "/to", escalation.to(), departments);
                if (escalation.after() != null) {
                    length(at + "/escalate/" + j + "/after", escalation.after());
                }
            }
            unique(at + "/pauses", milestone.pauses());
            for (int j = 0; j < milestone.pauses().size(); j++) {
                if (milestone.pauses().get(j).limit() != null) {
                    length(
                            at + "/pauses/" + j + "/limit",
                            milestone.pauses().get(j).limit());
                }
            }
        }
    }

    private void event(String at, String event) {
        if (event.startsWith(Milestone.STAGE)) {
            known(at, event.substring(Milestone.STAGE.length()), stages);
        } else {
            var events = new TreeSet<>(codes(procedure.events()));
            events.addAll(EVERY_CASE);
            known(at, event, events);
        }
    }

    private void counting(String at, Milestone milestone) {
        try {
            milestone.countingRules();
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            flaw(at, Rule.COUNTING, String.valueOf(e.getMessage()));
        }
    }

    private void length(String at, String length) {
        try {
            Length.parse(length);
        } catch (IllegalArgumentException e) {
            flaw(at, Rule.COUNTING, String.valueOf(e.getMessage()));
        }
    }

    private void stages() {
        for (int i = 0; i < procedure.stages().size(); i++) {
            var at = STAGES + i;
            var stage = procedure.stages().get(i);
            known(at + "/acts", stage.acts(), departments);
            for (int j = 0; j < stage.acts().size(); j++) {
                ours(at + "/acts/" + j, stage.acts().get(j));
            }
            known(at + "/next", stage.next(), stages);
            condition(at + "/when", stage.when());
            var requires = stage.requires();
            for (int j = 0; j < requires.facts().size(); j++) {
                if (stage.condition().unless().contains(requires.facts().get(j))) {
                    flaw(
                            at + "/requires/facts/" + j,
                            Rule.CONTRADICTION,
                            requires.facts().get(j));
                }
            }
            known(at + "/requires/fields", requires.fields(), codes(procedure.fields()));
            known(at + "/requires/facts", requires.facts(), facts);
            known(at + "/requires/milestones", requires.milestones(), codes(procedure.milestones()));
            known(at + "/requires/stages", requires.stages(), stages);
            signatures(at + "/signatures", stage.signatures());
        }
    }

    private void signatures(String at, List<Signature> signatures) {
        var decided = false;
        for (int i = 0; i < signatures.size(); i++) {
            var signature = signatures.get(i);
            var here = at + "/" + i;
            known(here + "/by", signature.by(), departments);
            known(here + "/deputies", signature.deputies(), departments);
            condition(here + "/when", signature.when());
            ours(here + "/by", signature.by());
            if (decided && (signature.role() == Signature.Role.AUTHOR || signature.role() == Signature.Role.REVIEWER)) {
                flaw(here + "/role", Rule.SIGNATURE_ORDER, signature.code());
            }
            decided |= signature.role() == Signature.Role.APPROVER;
            if (signature.isNeverTheAuthor()
                    && signature.deputies().isEmpty()
                    && isWrittenByTheSamePost(signature, signatures)) {
                flaw(here + "/by", Rule.AUTHOR_APPROVES, signature.by());
            }
        }
    }

    private void ours(String at, String department) {
        if (procedure
                .department(department)
                .filter(Procedure.Department::isOutside)
                .isPresent()) {
            flaw(at, Rule.OUTSIDER_ACTS, department);
        }
    }

    private boolean isWrittenByTheSamePost(Signature signature, List<Signature> signatures) {
        return procedure
                        .department(signature.by())
                        .filter(department -> department.role() != null)
                        .isPresent()
                && signatures.stream()
                        .anyMatch(other -> other.role() == Signature.Role.AUTHOR
                                && other.by().equals(signature.by()));
    }

    private void copiesAndRecords() {
        for (int i = 0; i < procedure.copies().size(); i++) {
            var copy = procedure.copies().get(i);
            known("/copies/" + i + "/to", copy.to(), departments);
            condition("/copies/" + i + "/when", copy.when());
            if (copy.at() != null) {
                known("/copies/" + i + "/at", copy.at(), stages);
            }
        }
        for (int i = 0; i < procedure.records().size(); i++) {
            var keeper = procedure.records().get(i).keptBy();
            if (keeper != null) {
                known("/records/" + i + "/keptBy", keeper, departments);
            }
        }
    }

    private void condition(String at, Condition condition) {
        if (condition != null) {
            known(at + "/classes", condition.classes(), codes(procedure.classes()));
            known(at + "/severities", condition.severities(), codes(procedure.severities()));
            known(at + "/kinds", condition.kinds(), codes(procedure.routes()));
            known(at + "/facts", condition.facts(), facts);
            known(at + "/unless", condition.unless(), facts);
            for (int i = 0; i < condition.unless().size(); i++) {
                if (condition.facts().contains(condition.unless().get(i))) {
                    flaw(
                            at + "/unless/" + i,
                            Rule.CONTRADICTION,
                            condition.unless().get(i));
                }
            }
        }
    }

    private void ways() {
        var onward = new HashMap<String, Collection<String>>();
        var back = new HashMap<String, Collection<String>>();
        var ends = new TreeSet<String>();
        for (var stage : procedure.stages()) {
            onward.put(stage.code(), stage.next());
            stage.next().forEach(next -> back.computeIfAbsent(next, _ -> new ArrayList<>())
                    .add(stage.code()));
            if (stage.next().isEmpty()) {
                ends.add(stage.code());
            }
        }
        var reached = from(Set.of(procedure.first().code()), onward);
        var ending = from(ends, back);
        for (int i = 0; i < procedure.stages().size(); i++) {
            var stage = procedure.stages().get(i);
            if (!reached.contains(stage.code())) {
                flaw(STAGES + i, Rule.UNREACHABLE, stage.code());
            }
            if (!ending.contains(stage.code())) {
                flaw(STAGES + i, Rule.NO_EXIT, stage.code());
            }
            var required = stage.requires().stages();
            for (int j = 0; j < required.size(); j++) {
                var comesBefore = !required.get(j).equals(stage.code())
                        && from(Set.of(required.get(j)), onward).contains(stage.code());
                if (!comesBefore) {
                    flaw(
                            STAGES + i + "/requires/stages/" + j,
                            Rule.REQUIRES_LATER_STAGE,
                            required.get(j),
                            stage.code());
                }
            }
        }
    }

    /** Each of the stages that one requires can come before it: but can all of them, on one way? */
    private void requiredStages() {
        var ways = new PassableWays(procedure);
        for (int i = 0; i < procedure.stages().size(); i++) {
            var stage = procedure.stages().get(i);
            if (ways.isShutOff(stage)) {
                flaw(
                        STAGES + i + "/requires/stages",
                        Rule.NO_WAY_THROUGH_REQUIRED,
                        stage.code(),
                        String.join(", ", stage.requires().stages()));
            }
        }
    }

    private static Set<String> from(Set<String> starts, Map<String, ? extends Collection<String>> ways) {
        var reached = new HashSet<>(starts);
        var open = new ArrayDeque<>(starts);
        while (!open.isEmpty()) {
            for (var next : ways.containsKey(open.peek()) ? ways.get(open.peek()) : List.<String>of()) {
                if (reached.add(next)) {
                    open.add(next);
                }
            }
            open.remove();
        }
        return reached;
    }

    private void known(String at, List<String> codes, Set<String> known) {
        for (int i = 0; i < codes.size(); i++) {
            known(at + "/" + i, codes.get(i), known);
        }
    }

    private void known(String at, String code, Set<String> known) {
        if (!known.contains(code)) {
            flaw(at, Rule.UNKNOWN_CODE, code, String.join(", ", new TreeSet<>(known)));
        }
    }

    private static Set<String> codes(Collection<? extends Coded> list) {
        var codes = new HashSet<String>();
        list.forEach(coded -> codes.add(coded.code()));
        return codes;
    }

    private void flaw(String at, Rule rule, Object... args) {
        flaws.add(Flaw.of(at, rule, args));
    }
}
