package io.qloop.platform.procedure;

import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.problem.Refusal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What one written document fixes for one subject. Where the document is silent, so is the procedure; {@code gaps} names
 * what is missing or contradicts itself in it.
 *
 * @param name        of the preset that it is, or was made from
 * @param subject     what it rules: {@code complaint}
 * @param departments the document's departments and posts, each with the company function behind it
 * @param events      that start or meet milestones
 * @param facts       yes-or-no questions on a case that conditions refer to
 * @param routes      kinds of case, and who handles each
 * @param stages      the first one is where a case begins
 * @param records     what is kept, where and how long
 * @param grading     how scores become grades; null where the document gives none
 * @param warnings    when the number of cases calls for an early warning
 * @param asks        what the customer may be asked for where a case does not say enough (IM-018)
 * @param gaps        of the list of gaps in docs/procedures.md
 * @param changeLog   the document's own changes, then the company's
 */
public record Procedure(
        String name,
        String subject,
        Document document,
        List<Department> departments,
        List<Named> events,
        List<Fact> facts,
        List<Entry> classes,
        List<Entry> severities,
        List<Route> routes,
        List<FormField> fields,
        List<Milestone> milestones,
        List<Stage> stages,
        List<Copy> copies,
        List<RecordKept> records,
        GradeScale grading,
        List<WarningRule> warnings,
        List<Ask> asks,
        List<String> gaps,
        List<Change> changeLog) {

    public Procedure {
        departments = Lists.given(departments);
        events = Lists.given(events);
        facts = Lists.given(facts);
        classes = Lists.given(classes);
        severities = Lists.given(severities);
        routes = Lists.given(routes);
        fields = Lists.given(fields);
        milestones = Lists.given(milestones);
        stages = Lists.given(stages);
        copies = Lists.given(copies);
        records = Lists.given(records);
        warnings = Lists.given(warnings);
        asks = Lists.given(asks);
        gaps = Lists.given(gaps);
        changeLog = Lists.given(changeLog);
    }

    /**
     * The controlled document. What the document does not state is null.
     *
     * @param file   number of the source file
     * @param letter of the document within the file
     */
    public record Document(
            Text title,
            String file,
            String letter,
            String number,
            String revision,
            LocalDate effective,
            Integer pages,
            String form,
            String drafter,
            String reviewer,
            String approver,
            Text note) {}

    /**
     * A department or post of the document.
     *
     * @param function company function behind it; null where the document leaves open which one it is
     * @param role     role of the realm that holds the post; null for a whole department
     * @param outside  not of our company: is told, never signs
     * @param field    code of the form's field whose ticked boxes say which departments these are; null for a fixed one
     */
    public record Department(String code, Text name, String function, String role, Boolean outside, String field)
            implements Coded {

        boolean isOutside() {
            return Boolean.TRUE.equals(outside);
        }
    }

    /** A code and what it is called. */
    public record Named(String code, Text name) implements Coded {}

    /**
     * A yes-or-no question on a case.
     *
     * @param acts codes of the departments and posts that may answer it; empty: anybody of ours
     */
    public record Fact(String code, Text name, List<String> acts) implements Coded {

        public Fact {
            acts = Lists.given(acts);
        }
    }

    /**
     * An entry of the list of a field.
     *
     * @param department code of the department or post that is meant by it; null where it means none
     * @param words      whether words belong to it, as to "other"
     */
    public record Choice(String code, Text name, String department, Boolean words) implements Coded {

        boolean needsWords() {
            return Boolean.TRUE.equals(words);
        }
    }

    /**
     * An entry of a list to choose from: class, severity.
     *
     * @param meaning null where the document gives none
     */
    public record Entry(String code, Text name, Text meaning, String source) implements Coded {}

    /** A kind of case and the departments that handle it. */
    public record Route(String code, Text name, List<String> to, String source) implements Coded {

        public Route {
            to = Lists.given(to);
        }
    }

    /**
     * A field of the form.
     *
     * @param when    the cases in which a stage that names it really needs it; null for all
     * @param type    what may be written into it; null for one of the choices, where there are some, and words otherwise
     * @param choices what it may hold, where the document lists that; empty for anything
     */
    public record FormField(String code, Text name, Condition when, FieldType type, List<Choice> choices, String source)
            implements Coded {

        public FormField {
            choices = Lists.given(choices);
        }

        Condition condition() {
            return when == null ? Condition.ALWAYS : when;
        }

        /** What may be written into it. */
        public FieldType holds() {
            if (type != null) {
                return type;
            }
            return choices.isEmpty() ? FieldType.TEXT : FieldType.CHOICE;
        }
    }

    /**
     * Who gets a copy.
     *
     * @param at   the stage with whose entry it goes out; null where the document does not say
     * @param when the cases that it is meant for; null for all
     */
    public record Copy(Condition when, String at, List<String> to, Purpose purpose, String source) {

        public Copy {
            to = Lists.given(to);
        }

        /** What the receiver is to do with it (IM-032). */
        public enum Purpose {
            INFORMATION,
            ANSWER
        }

        public boolean isFor(Situation situation) {
            return when == null || when.holdsFor(situation);
        }
    }

    /**
     * A record that is kept.
     *
     * @param keptBy null where the document names nobody
     * @param years  null where the document gives no period
     */
    public record RecordKept(String code, Text name, String keptBy, Integer years, String source) implements Coded {}

    /**
     * Something that the customer may be asked for.
     *
     * @param name  in words that the customer understands
     * @param field of the form that waits for it; null where none does
     */
    @Schema(name = "ProcedureAsk")
    public record Ask(String code, Text name, String field, String source) implements Coded {}

    /** A line of the change log, in the layouts of the documents. */
    public record Change(
            String revision,
            LocalDate date,
            String clause,
            String content,
            String mark,
            String application,
            String by) {}

    /** The same with another log. */
    public Procedure withChangeLog(List<Change> log) {
        return new Procedure(
                name,
                subject,
                document,
                departments,
                events,
                facts,
                classes,
                severities,
                routes,
                fields,
                milestones,
                stages,
                copies,
                records,
                grading,
                warnings,
                asks,
                gaps,
                log);
    }

    public Optional<Stage> stage(String code) {
        return find(stages, code);
    }

    public Optional<Milestone> milestone(String code) {
        return find(milestones, code);
    }

    public Optional<Department> department(String code) {
        return find(departments, code);
    }

    /** The functions behind these departments and posts, each once; one that the document leaves open is no function. */
    public List<CompanyFunction> functionsOf(Collection<String> departmentCodes) {
        return departmentCodes.stream()
                .map(this::department)
                .flatMap(Optional::stream)
                .map(Department::function)
                .filter(Objects::nonNull)
                .distinct()
                .map(CompanyFunction::of)
                .toList();
    }

    /** The functions that handle cases of this kind, the leading one first; none where the kind is not known. */
    public List<CompanyFunction> functionsFor(Optional<String> kind) {
        return kind.flatMap(code -> find(routes, code))
                .map(route -> functionsOf(route.to()))
                .orElse(List.of());
    }

    public Optional<Fact> fact(String code) {
        return find(facts, code);
    }

    public Optional<FormField> field(String code) {
        return find(fields, code);
    }

    /** Where a case begins. */
    public Stage first() {
        return stages.getFirst();
    }

    /**
     * Lets a code pass that the list knows, and the null of a choice that nobody has made.
     *
     * @param field where it stands in the request
     */
    public static void requireChoice(String field, String code, Collection<? extends Coded> list) {
        if (code != null && find(list, code).isEmpty()) {
            var codes = list.isEmpty() ? "–" : list.stream().map(Coded::code).collect(Collectors.joining(", "));
            throw Refusal.unprocessable("procedure-choice-unknown", field, code, new Text(codes, codes));
        }
    }

    /** What goes by this code in the list, or the code itself where the list has no such entry. */
    public static Text nameOf(Collection<? extends Coded> list, String code) {
        return find(list, code).map(Coded::name).orElseGet(() -> new Text(code, code));
    }

    static <T extends Coded> Optional<T> find(Collection<T> list, String code) {
        return list.stream().filter(c -> c.code().equals(code)).findFirst();
    }
}
