package io.qloop.notification.directory;

import io.qloop.notification.address.RecipientsChanged;
import io.qloop.platform.audit.SeenVersion;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Says in one go which department of the company stands for a function, and who is its head and deputy from now on. */
@ApplicationScoped
class PutFunction {

    private final Departments departments;
    private final Appointments appointments;
    private final People people;
    private final Event<RecipientsChanged> recipientsChanged;
    private final SeenVersion seenVersion;
    private final Clock clock;

    PutFunction(
            Departments departments,
            Appointments appointments,
            People people,
            Event<RecipientsChanged> recipientsChanged,
            SeenVersion seenVersion,
            Clock clock) {
        this.departments = departments;
        this.appointments = appointments;
        this.people = people;
        this.recipientsChanged = recipientsChanged;
        this.seenVersion = seenVersion;
        this.clock = clock;
    }

    /** @param ifMatch the version that the caller has seen; null where there is none yet */
    record Command(
            CompanyFunction function,
            Text name,
            Optional<Holder> head,
            Optional<Holder> deputy,
            Language language,
            List<String> mails,
            String ifMatch,
            String by) {}

    /** What stands in the directory now, and whether it was entered just now. */
    record Result(Department department, boolean entered) {}

    @Transactional
    Result handle(Command command) {
        var known = departments.of(command.function(), Optional.empty());
        if (known.isPresent()) {
            seenVersion.require(command.ifMatch(), known.get(), known.get().version());
        } else if (command.ifMatch() != null) {
            throw Refusal.preconditionFailed("version-stale");
        }
        var department = known.orElseGet(() -> entered(command.function().code()));
        department.describe(
                new Department.Description(
                        command.name(),
                        Optional.empty(),
                        Optional.of(command.function()),
                        known.flatMap(Department::superior),
                        command.language(),
                        command.mails(),
                        true),
                command.by(),
                clock.instant());
        departments.persist(department);
        hold(department, Post.HEAD, command.head(), command.by());
        hold(department, Post.DEPUTY, command.deputy(), command.by());
        // The answer names the new version, and two who enter the same function at once are told apart here.
        departments.flush();
        recipientsChanged.fire(new RecipientsChanged());
        return new Result(department, known.isEmpty());
    }

    /** A dissolved department of this code comes back. */
    private Department entered(String code) {
        var known = departments.of(code);
        if (known.filter(Department::isActive).isPresent()) {
            throw Refusal.conflict("department-code-taken", code);
        }
        return known.orElseGet(() -> new Department(Ids.next(), code));
    }

    private void hold(Department department, String post, Optional<Holder> holder, String by) {
        holder.ifPresentOrElse(
                h -> appointments.appoint(
                        department,
                        post,
                        people.named(h.name(), h.mail(), Person.Source.DIRECTORY, by, clock.instant()),
                        Optional.empty(),
                        Optional.empty(),
                        by),
                () -> appointments.vacate(department, post, clock.instant(), by));
    }
}
