package io.qloop.notification.directory;

import io.qloop.platform.company.CompanyFunction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One search for whoever is in charge in a moment. Within a department: the head, the deputy, then the department's own
 * address; in the place of somebody who is away the substitute. Where nobody is there it climbs: to the superior
 * department, from a site's department without one to the company's, in the end to general management. Only if all of them
 * are away, the first of them is told all the same. Nothing goes round in circles, and every step is noted.
 */
final class Search {

    private static final CompanyFunction TOP = CompanyFunction.GENERAL_MANAGEMENT;

    private final Records records;
    private final Instant at;
    private final List<String> way = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private Optional<Reached> awayOnly = Optional.empty();

    Search(Records records, Instant at) {
        this.records = records;
        this.at = at;
    }

    /**
     * What became of it.
     *
     * @param atHome whether somebody of the department that was looked for was reached
     */
    record Outcome(Optional<Reached> reached, List<String> way, boolean atHome) {}

    Outcome lookFor(Wanted wanted) {
        var start = wanted.code().flatMap(records::department);
        if (start.isEmpty()) {
            var post =
                    wanted.code().filter(code -> records.departmentOfPost(code).isPresent());
            if (post.isPresent()) {
                start = records.departmentOfPost(post.get());
                var holder = holder(start.get(), post.get(), Reached.As.POST_HOLDER);
                if (holder.isPresent()) {
                    return new Outcome(holder, way, true);
                }
            }
        }
        return climb(wanted, start.or(() -> ofFunction(wanted)));
    }

    /** The department that is looked in first. */
    Optional<Department> home(Wanted wanted) {
        return wanted.code()
                .flatMap(records::department)
                .or(() -> wanted.code().flatMap(records::departmentOfPost))
                .or(() -> ofFunction(wanted));
    }

    private Optional<Department> ofFunction(Wanted wanted) {
        if (wanted.function().isEmpty()) {
            way.add(wanted.words() + ": not in the directory");
            return Optional.empty();
        }
        var function = wanted.function().get();
        var found = records.department(function, wanted.site());
        if (found.isEmpty() && wanted.site().isPresent()) {
            found = records.department(function, Optional.empty());
        }
        if (found.isEmpty()) {
            way.add(function.code() + ": not in the directory");
        }
        return found;
    }

    private Outcome climb(Wanted wanted, Optional<Department> start) {
        if (wanted.leaderInCharge()) {
            var deputy = start.flatMap(d -> holder(d, Post.DEPUTY, Reached.As.DEPUTY));
            if (deputy.isPresent()) {
                return new Outcome(deputy, way, true);
            }
        }
        var department = start;
        while (department.isPresent() && seen.add(department.get().code())) {
            var reached = within(department.get());
            if (reached.isPresent()) {
                return new Outcome(reached, way, department.equals(start));
            }
            department = above(department.get());
        }
        if (wanted.function().filter(function -> function == TOP).isEmpty() || start.isPresent()) {
            var reached = atTheTop(wanted.site());
            if (reached.isPresent()) {
                return new Outcome(reached, way, false);
            }
        }
        awayOnly.ifPresent(_ -> way.add("all are absent: the first one all the same"));
        return new Outcome(awayOnly, way, false);
    }

    /** The department whose turn it is where nobody of this one is there. */
    Optional<Department> above(Department department) {
        if (department.superior().isPresent()) {
            var superior = department.superior().flatMap(records::department);
            if (superior.isPresent()) {
                return superior;
            }
            way.add(department.code() + ": superior " + department.superior().get() + " not in the directory");
        }
        return department.site().isPresent()
                ? department.function().flatMap(function -> records.department(function, Optional.empty()))
                : Optional.empty();
    }

    private Optional<Reached> atTheTop(Optional<String> site) {
        var own = site.flatMap(s -> records.department(TOP, Optional.of(s)));
        var company = records.department(TOP, Optional.empty());
        if (own.isEmpty() && company.isEmpty()) {
            way.add(TOP.code() + ": not in the directory");
        }
        return own.filter(d -> seen.add(d.code()))
                .flatMap(this::within)
                .or(() -> company.filter(d -> seen.add(d.code())).flatMap(this::within));
    }

    private Optional<Reached> within(Department department) {
        return holder(department, Post.HEAD, Reached.As.HEAD)
                .or(() -> holder(department, Post.DEPUTY, Reached.As.DEPUTY))
                .or(() -> departmentMail(department));
    }

    private Optional<Reached> holder(Department department, String post, Reached.As as) {
        var holder = records.holder(department, post, at);
        if (holder.isEmpty()) {
            note(department, "no " + post);
        }
        return holder.flatMap(person -> reach(department, post, person, as, new HashSet<>()));
    }

    private Optional<Reached> reach(
            Department department, String post, Person person, Reached.As as, Set<UUID> standingIn) {
        if (!standingIn.add(person.id())) {
            note(department, "substitutes stand in for each other");
            return Optional.empty();
        }
        if (!person.isActive()) {
            note(department, post + " is not with us any more");
            return Optional.empty();
        }
        if (person.mail().isEmpty()) {
            note(department, post + " has no mail address");
            return Optional.empty();
        }
        var reached = new Reached(
                person.name(), person.mail().get(), person.language().orElse(department.language()), as);
        var absence = records.absence(person, LocalDate.ofInstant(at, records.zone(department.site())));
        if (absence.isEmpty()) {
            note(department, post);
            return Optional.of(reached);
        }
        note(department, post + " absent until " + absence.get().lastDay());
        awayOnly = awayOnly.or(() -> Optional.of(reached));
        return absence.get()
                .substitute()
                .flatMap(records::person)
                .flatMap(substitute ->
                        reach(department, "substitute of the " + post, substitute, Reached.As.SUBSTITUTE, standingIn));
    }

    private Optional<Reached> departmentMail(Department department) {
        var mail = department.mails().stream().findFirst();
        note(department, mail.isPresent() ? "department's address" : "no address of the department");
        return mail.map(m -> new Reached(
                department.name().in(department.language()), m, department.language(), Reached.As.DEPARTMENT_MAIL));
    }

    private void note(Department department, String step) {
        way.add(department.code() + ": " + step);
    }
}
