package io.qloop.notification.directory;

import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.ids.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A small company in memory. */
final class OrganisationFixture implements Records {

    static final Instant ENTERED = Instant.parse("2026-11-20T00:00:00Z");

    private final Map<String, Department> departments = new HashMap<>();
    private final Map<String, Person> holders = new HashMap<>();
    private final Map<UUID, Person> people = new HashMap<>();
    private final List<Leave> absences = new ArrayList<>();
    private final Map<String, ZoneId> zones = new HashMap<>();

    private record Leave(UUID person, Absence absence) {}

    OrganisationFixture department(
            String code, CompanyFunction function, String site, String superior, String... mails) {
        var department = new Department(Ids.next(), code);
        department.describe(
                new Department.Description(
                        new Text(code, "部门"),
                        Optional.ofNullable(site),
                        Optional.ofNullable(function),
                        Optional.ofNullable(superior),
                        Language.ZH,
                        List.of(mails),
                        true),
                "admin",
                ENTERED);
        departments.put(code, department);
        return this;
    }

    OrganisationFixture zone(String site, String zone) {
        zones.put(site, ZoneId.of(zone));
        return this;
    }

    Person hold(String department, String post, String name) {
        return hold(
                department,
                post,
                new Person(Ids.next(), name, name + "@qloop.local", Person.Source.DIRECTORY, "admin", ENTERED));
    }

    Person hold(String department, String post, Person person) {
        people.put(person.id(), person);
        holders.put(department + "/" + post, person);
        return person;
    }

    OrganisationFixture absent(Person person, String firstDay, String lastDay, Person substitute) {
        var absence = new Absence(Ids.next(), person.id(), LocalDate.parse(firstDay));
        absence.last(LocalDate.parse(lastDay), Optional.ofNullable(substitute).map(Person::id), "admin", ENTERED);
        absences.add(new Leave(person.id(), absence));
        return this;
    }

    @Override
    public Optional<Department> department(String code) {
        return Optional.ofNullable(departments.get(code));
    }

    @Override
    public Optional<Department> department(CompanyFunction function, Optional<String> site) {
        return departments.values().stream()
                .filter(d -> d.function().filter(function::equals).isPresent()
                        && d.site().equals(site))
                .findFirst();
    }

    @Override
    public Optional<Department> departmentOfPost(String post) {
        return holders.keySet().stream()
                .filter(key -> Post.isNamed(post) && key.endsWith("/" + post))
                .findFirst()
                .flatMap(key -> department(key.substring(0, key.indexOf('/'))));
    }

    @Override
    public Optional<Person> holder(Department department, String post, Instant at) {
        return Optional.ofNullable(holders.get(department.code() + "/" + post));
    }

    @Override
    public Optional<Person> person(UUID id) {
        return Optional.ofNullable(people.get(id));
    }

    @Override
    public Optional<Absence> absence(Person person, LocalDate day) {
        return absences.stream()
                .filter(leave -> leave.person.equals(person.id()))
                .map(Leave::absence)
                .filter(a -> !day.isBefore(a.firstDay()) && !day.isAfter(a.lastDay()))
                .findFirst();
    }

    @Override
    public ZoneId zone(Optional<String> site) {
        return site.map(zones::get).orElse(ZoneId.of("Asia/Shanghai"));
    }
}
