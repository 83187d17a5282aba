package io.qloop.notification.directory;

import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.company.CompanyFunction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/** The directory in the database. */
@ApplicationScoped
class StoredRecords implements Records {

    private final Departments departments;
    private final Posts posts;
    private final People people;
    private final Absences absences;
    private final Calendars calendars;

    StoredRecords(Departments departments, Posts posts, People people, Absences absences, Calendars calendars) {
        this.departments = departments;
        this.posts = posts;
        this.people = people;
        this.absences = absences;
        this.calendars = calendars;
    }

    @Override
    public Optional<Department> department(String code) {
        return departments.of(code).filter(Department::isActive);
    }

    @Override
    public Optional<Department> department(CompanyFunction function, Optional<String> site) {
        return departments.of(function, site);
    }

    @Override
    public Optional<Department> departmentOfPost(String post) {
        return posts.named(post)
                .flatMap(p -> departments.findByIdOptional(p.departmentId()))
                .filter(Department::isActive);
    }

    @Override
    public Optional<Person> holder(Department department, String post, Instant at) {
        return people.find("""
                        select p from Person p, Holding h, Post o
                        where h.personId = p.id and h.postId = o.id and o.departmentId = ?1 and o.code = ?2
                            and (h.since is null or h.since <= ?3) and (h.until is null or h.until > ?3)""", department.id(), post, at).firstResultOptional();
    }

    @Override
    public Optional<Person> person(UUID id) {
        return people.findByIdOptional(id);
    }

    @Override
    public Optional<Absence> absence(Person person, LocalDate day) {
        return absences.of(person, day);
    }

    @Override
    public ZoneId zone(Optional<String> site) {
        return calendars.of(site.orElse(Calendars.COMPANY)).zone();
    }
}
