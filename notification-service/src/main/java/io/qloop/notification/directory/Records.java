package io.qloop.notification.directory;

import io.qloop.platform.company.CompanyFunction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/** What a search asks the directory. */
interface Records {

    /** An active department. */
    Optional<Department> department(String code);

    /** The active department that stands for the function at the site, or for the company. */
    Optional<Department> department(CompanyFunction function, Optional<String> site);

    /** The active department of a post that goes by a name of its own. */
    Optional<Department> departmentOfPost(String post);

    Optional<Person> holder(Department department, String post, Instant at);

    Optional<Person> person(UUID id);

    Optional<Absence> absence(Person person, LocalDate day);

    /** Where the day begins at midnight. */
    ZoneId zone(Optional<String> site);
}
