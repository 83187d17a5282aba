package io.qloop.notification.directory;

import io.qloop.platform.i18n.Language;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** All our people. */
@ApplicationScoped
public class People implements PanacheRepositoryBase<Person, UUID> {

    Person get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("person-not-found"));
    }

    public Optional<Person> withMail(String mail) {
        return find("lower(mail) = ?1", mail.toLowerCase(Locale.ROOT)).firstResultOptional();
    }

    /** Whoever signs in by this name. */
    public Optional<Person> withLogin(String login) {
        return find("login = ?1 and active = true", login).firstResultOptional();
    }

    /** The language of the department in which the person holds a post since the longest time. */
    public Optional<Language> languageOfPosts(UUID person) {
        return getEntityManager()
                .createQuery("""
                        select d.language from Department d, Post o, Holding h
                        where h.personId = :person and h.postId = o.id and o.departmentId = d.id and d.active
                            and h.until is null
                        order by h.id""", Language.class)
                .setParameter("person", person)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    List<Person> withAccounts() {
        return list("keycloakId is not null and active = true");
    }

    /** Of two who enter, change or take over people at once, the second waits: nobody is entered twice. */
    void lock() {
        getEntityManager()
                .createNativeQuery(
                        "select 1 from (select pg_advisory_xact_lock(hashtext('directory_people'))) locked",
                        Integer.class)
                .getSingleResult();
    }

    /** Whoever has this address, by this name from now on; entered where nobody has it. */
    Person named(String name, String mail, Person.Source source, String by, Instant at) {
        lock();
        var known = withMail(mail);
        known.ifPresent(person -> person.call(name, source, by, at));
        return known.orElseGet(() -> {
            var person = new Person(Ids.next(), name, mail, source, by, at);
            persist(person);
            return person;
        });
    }
}
