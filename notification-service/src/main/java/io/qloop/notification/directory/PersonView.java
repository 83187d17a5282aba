package io.qloop.notification.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.platform.i18n.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Somebody of our people; what is not known is left out.
 *
 * @param source who says what the person is called
 * @param active whether anything is sent to the person
 */
@Schema(name = "Colleague")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PersonView(
        UUID id,
        String name,
        String mail,
        Language language,
        String login,
        Person.Source source,
        boolean active,
        List<AbsenceView> absences,
        Instant changedAt) {

    /** The last day is one of absence; without a substitute the search goes on to the deputy. */
    @Schema(name = "Absence")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AbsenceView(LocalDate firstDay, LocalDate lastDay, UUID substitute) {}

    static PersonView of(Person person, List<Absence> absences) {
        return new PersonView(
                person.id(),
                person.name(),
                person.mail().orElse(null),
                person.language().orElse(null),
                person.login().orElse(null),
                person.source(),
                person.isActive(),
                absences.stream()
                        .map(a -> new AbsenceView(
                                a.firstDay(), a.lastDay(), a.substitute().orElse(null)))
                        .toList(),
                person.changedAt());
    }
}
