package io.qloop.notification.directory;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who is away when. */
@ApplicationScoped
class Absences implements PanacheRepositoryBase<Absence, UUID> {

    /** The one that lasts longest, where several cover the day. */
    Optional<Absence> of(Person person, LocalDate day) {
        return find("personId = ?1 and firstDay <= ?2 and lastDay >= ?2 order by lastDay desc", person.id(), day)
                .firstResultOptional();
    }

    Optional<Absence> from(Person person, LocalDate firstDay) {
        return find("personId = ?1 and firstDay = ?2", person.id(), firstDay).firstResultOptional();
    }

    List<Absence> of(Person person) {
        return list("personId = ?1 order by firstDay", person.id());
    }

    /** The absences of each of them. */
    Map<UUID, List<Absence>> of(List<Person> people) {
        return list(
                        "personId in ?1 order by firstDay",
                        people.stream().map(Person::id).toList())
                .stream()
                .collect(Collectors.groupingBy(Absence::personId));
    }

    /** Everybody's absences between these days. */
    Map<UUID, List<Absence>> between(LocalDate first, LocalDate last) {
        return list("firstDay <= ?2 and lastDay >= ?1", first, last).stream()
                .collect(Collectors.groupingBy(Absence::personId));
    }
}
