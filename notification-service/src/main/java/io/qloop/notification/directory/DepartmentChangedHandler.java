package io.qloop.notification.directory;

import io.qloop.notification.address.RecipientsChanged;
import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventHandler;
import io.qloop.platform.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Takes over departments where ERP is their master; older news than known are ignored. A superior may be announced after
 * its departments. Who is not named any more holds the post until now.
 */
@ApplicationScoped
class DepartmentChangedHandler implements EventHandler<DepartmentChanged> {

    private static final String BY = "erp";

    private final Departments departments;
    private final Posts posts;
    private final People people;
    private final Appointments appointments;
    private final jakarta.enterprise.event.Event<RecipientsChanged> recipientsChanged;
    private final Clock clock;

    DepartmentChangedHandler(
            Departments departments,
            Posts posts,
            People people,
            Appointments appointments,
            jakarta.enterprise.event.Event<RecipientsChanged> recipientsChanged,
            Clock clock) {
        this.departments = departments;
        this.posts = posts;
        this.people = people;
        this.appointments = appointments;
        this.recipientsChanged = recipientsChanged;
        this.clock = clock;
    }

    @Override
    public String type() {
        return "erp.department-changed.v1";
    }

    @Override
    public Class<DepartmentChanged> dataType() {
        return DepartmentChanged.class;
    }

    @Override
    public void handle(Event<DepartmentChanged> event) {
        var changed = event.data();
        var known = departments.of(changed.department());
        if (known.filter(department -> !department.isNews(event.time())).isPresent()) {
            return;
        }
        departments.requireFreeFunction(changed.department(), changed.toDescription());
        var now = clock.instant();
        var department = known.orElseGet(() -> new Department(Ids.next(), changed.department()));
        department.describe(changed.toDescription(), BY, now);
        department.announced(event.time());
        departments.persist(department);
        changed.posts().forEach(post -> take(department, post, now));
        var named = changed.posts().stream()
                .map(DepartmentChanged.PostChanged::post)
                .collect(Collectors.toSet());
        posts.of(department).stream()
                .filter(post -> !named.contains(post.code()))
                .forEach(post -> appointments.vacate(department, post.code(), now, BY));
        recipientsChanged.fire(new RecipientsChanged());
    }

    private void take(Department department, DepartmentChanged.PostChanged changed, Instant now) {
        var post = posts.entered(department, changed.post());
        Optional.ofNullable(changed.name()).ifPresent(post::name);
        Optional.ofNullable(changed.holder())
                .ifPresentOrElse(
                        holder -> appointments.appoint(
                                department,
                                changed.post(),
                                people.named(holder.name(), holder.mail(), Person.Source.ERP, BY, now),
                                Optional.empty(),
                                Optional.empty(),
                                BY),
                        () -> appointments.vacate(department, changed.post(), now, BY));
    }
}
