package io.qloop.notification.directory;

import io.qloop.notification.address.RecipientsChanged;
import io.qloop.platform.audit.SeenVersion;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Enters departments, changes them, names their posts and says who holds them. */
@ApplicationScoped
class ChangeDepartment {

    private final Departments departments;
    private final Posts posts;
    private final People people;
    private final Appointments appointments;
    private final StoredRecords records;
    private final Event<RecipientsChanged> recipientsChanged;
    private final SeenVersion seenVersion;
    private final Clock clock;

    ChangeDepartment(
            Departments departments,
            Posts posts,
            People people,
            Appointments appointments,
            StoredRecords records,
            Event<RecipientsChanged> recipientsChanged,
            SeenVersion seenVersion,
            Clock clock) {
        this.departments = departments;
        this.posts = posts;
        this.people = people;
        this.appointments = appointments;
        this.records = records;
        this.recipientsChanged = recipientsChanged;
        this.seenVersion = seenVersion;
        this.clock = clock;
    }

    /** What stands in the directory now, and whether it was entered just now. */
    record Result(Department department, boolean entered) {}

    /** @param ifMatch the version that the caller has seen; null where there is none yet */
    @Transactional
    Result describe(String code, Department.Description description, String ifMatch, String by) {
        var known = departments.of(code);
        departments.require(code, description);
        if (known.isPresent()) {
            seenVersion.require(ifMatch, known.get(), known.get().version());
        } else if (ifMatch != null) {
            throw Refusal.preconditionFailed("version-stale");
        }
        var department = known.orElseGet(() -> new Department(Ids.next(), code));
        department.describe(description, by, clock.instant());
        departments.persist(department);
        return new Result(changed(department), known.isEmpty());
    }

    /** @param code of the department and of its post, which comes into being where there is none */
    @Transactional
    Department namePost(String code, String post, Text name, String ifMatch, String by) {
        var department = departments.get(code);
        var named = posts.entered(department, post);
        seenVersion.require(ifMatch, department, department.version());
        named.name(name);
        department.change(by, clock.instant());
        return changed(department);
    }

    /**
     * Somebody holds a post from a day on.
     *
     * @param firstDay empty for from now on
     * @param lastDay  the last one in the post; empty for until further notice
     */
    record Appointment(
            String department, String post, UUID person, Optional<LocalDate> firstDay, Optional<LocalDate> lastDay) {}

    @Transactional
    Department appoint(Appointment wanted, String ifMatch, String by) {
        var department = departments.get(wanted.department());
        var person = people.findByIdOptional(wanted.person())
                .filter(p -> !p.isErased())
                .orElseThrow(() -> Refusal.unprocessable("person-unknown", "person"));
        if (Post.isNamed(wanted.post()) && posts.of(department, wanted.post()).isEmpty()) {
            throw Refusal.notFound("post-not-found");
        }
        appointments.appoint(
                department,
                wanted.post(),
                person,
                wanted.firstDay().map(day -> midnight(department, day)),
                wanted.lastDay().map(day -> midnight(department, day.plusDays(1))),
                by);
        seenVersion.require(ifMatch, department, department.version());
        return changed(department);
    }

    /** Nobody holds the post from now on. */
    @Transactional
    Department vacate(String code, String post, String ifMatch, String by) {
        var department = departments.get(code);
        if (posts.of(department, post).isEmpty()) {
            throw Refusal.notFound("post-not-found");
        }
        seenVersion.require(ifMatch, department, department.version());
        appointments.vacate(department, post, clock.instant(), by);
        return changed(department);
    }

    private Instant midnight(Department department, LocalDate day) {
        return day.atStartOfDay(records.zone(department.site())).toInstant();
    }

    /** The answer names the new version, and two who enter the same at once are told apart here. */
    private Department changed(Department department) {
        departments.flush();
        recipientsChanged.fire(new RecipientsChanged());
        return department;
    }
}
