package io.qloop.notification.directory;

import io.qloop.notification.address.RecipientsChanged;
import io.qloop.platform.audit.SeenVersion;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Enters people, changes what is known of them, and when they are absent. */
@ApplicationScoped
class ChangePerson {

    private final People people;
    private final Absences absences;
    private final Event<RecipientsChanged> recipientsChanged;
    private final SeenVersion seenVersion;
    private final Clock clock;

    ChangePerson(
            People people,
            Absences absences,
            Event<RecipientsChanged> recipientsChanged,
            SeenVersion seenVersion,
            Clock clock) {
        this.people = people;
        this.absences = absences;
        this.recipientsChanged = recipientsChanged;
        this.seenVersion = seenVersion;
        this.clock = clock;
    }

    /** What is known of somebody. */
    record Particulars(String name, String mail, Optional<Language> language, boolean active) {}

    @Transactional
    Person enter(Particulars particulars, String by) {
        people.lock();
        requireFreeMail(particulars.mail(), Optional.empty());
        var now = clock.instant();
        var person = new Person(Ids.next(), particulars.name(), particulars.mail(), Person.Source.DIRECTORY, by, now);
        describe(person, particulars, by);
        people.persist(person);
        return changed(person);
    }

    @Transactional
    Person change(UUID id, Particulars particulars, String ifMatch, String by) {
        var person = notErased(id);
        requireFreeMail(particulars.mail(), Optional.of(person));
        seenVersion.require(ifMatch, person, person.version());
        describe(person, particulars, by);
        return changed(person);
    }

    /** @param substitute empty where nobody stands in */
    @Transactional
    Person absent(
            UUID id, LocalDate firstDay, LocalDate lastDay, Optional<UUID> substitute, String ifMatch, String by) {
        var person = notErased(id);
        if (lastDay.isBefore(firstDay)) {
            throw Refusal.unprocessable("absence-ends-before-it-begins", "lastDay");
        }
        substitute.ifPresent(other -> {
            if (other.equals(id)) {
                throw Refusal.unprocessable("absence-substitute-absent", "substitute");
            }
            if (people.findByIdOptional(other).filter(Person::isActive).isEmpty()) {
                throw Refusal.unprocessable("person-unknown", "substitute");
            }
        });
        seenVersion.require(ifMatch, person, person.version());
        var absence = absences.from(person, firstDay).orElseGet(() -> new Absence(Ids.next(), id, firstDay));
        absence.last(lastDay, substitute, by, clock.instant());
        absences.persist(absence);
        person.isAbsentOtherwise(by, clock.instant());
        return changed(person);
    }

    @Transactional
    Person present(UUID id, LocalDate firstDay, String ifMatch, String by) {
        var person = locked(id);
        var absence = absences.from(person, firstDay).orElseThrow(() -> Refusal.notFound("absence-not-found"));
        seenVersion.require(ifMatch, person, person.version());
        absences.delete(absence);
        person.isAbsentOtherwise(by, clock.instant());
        return changed(person);
    }

    private Person locked(UUID id) {
        people.lock();
        return people.get(id);
    }

    private Person notErased(UUID id) {
        var person = locked(id);
        if (person.isErased()) {
            throw Refusal.gone("person-erased");
        }
        return person;
    }

    private void requireFreeMail(String mail, Optional<Person> own) {
        people.withMail(mail)
                .filter(other ->
                        own.filter(person -> person.id().equals(other.id())).isEmpty())
                .ifPresent(_ -> {
                    throw Refusal.unprocessable("person-mail-taken", "mail");
                });
    }

    private void describe(Person person, Particulars particulars, String by) {
        person.describe(
                particulars.name(),
                particulars.mail(),
                particulars.language().orElse(null),
                particulars.active(),
                by,
                clock.instant());
    }

    private Person changed(Person person) {
        people.flush();
        recipientsChanged.fire(new RecipientsChanged());
        return person;
    }
}
