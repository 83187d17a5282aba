package io.qloop.notification.directory;

import io.qloop.notification.address.MailAddress;
import io.qloop.notification.address.RecipientsChanged;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.transaction.OneAtATime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Brings the directory up to date with the accounts: whoever has none any more gets nothing, and the posts count as vacant. */
@ApplicationScoped
class TakeOverAccounts {

    private static final String BY = "keycloak";

    private final People people;
    private final OneAtATime oneAtATime;
    private final Event<RecipientsChanged> recipientsChanged;
    private final Clock clock;

    TakeOverAccounts(People people, OneAtATime oneAtATime, Event<RecipientsChanged> recipientsChanged, Clock clock) {
        this.people = people;
        this.oneAtATime = oneAtATime;
        this.recipientsChanged = recipientsChanged;
        this.clock = clock;
    }

    /** What it came to. */
    @Schema(name = "AccountsTakenOver")
    record Result(int accounts, int entered, int changed, int gone) {}

    /** The accounts that our people have, as far as known. */
    @Transactional
    Set<String> known() {
        return people.withAccounts().stream()
                .flatMap(person -> person.keycloakId().stream())
                .collect(Collectors.toSet());
    }

    /** @throws Refusal while another instance is at it */
    @Transactional
    Result handle(List<Person.Account> accounts) {
        if (!oneAtATime.isMine("directory-accounts")) {
            throw Refusal.conflict("people-refresh-running");
        }
        people.lock();
        var known = new Known(people.listAll());
        int entered = 0;
        int changed = 0;
        for (var account : known.knownFirst(accounts)) {
            var usable = writable(account);
            var person = personOf(usable, known);
            if (person.isEmpty()) {
                entered++;
                var fresh = person(usable);
                people.persistAndFlush(fresh);
                known.add(fresh);
            } else if (!person.get().isErased()
                    && known.changed(person.get(), p -> p.take(usable, BY, clock.instant()))) {
                changed++;
                people.flush();
            }
        }
        int gone = leave(accounts, known);
        if (entered + changed + gone > 0) {
            recipientsChanged.fire(new RecipientsChanged());
        }
        return new Result(accounts.size(), entered, changed, gone);
    }

    private int leave(List<Person.Account> accounts, Known known) {
        var there = accounts.stream().map(Person.Account::id).collect(Collectors.toSet());
        var gone = known.byAccount.entrySet().stream()
                .filter(entry ->
                        !there.contains(entry.getKey()) && entry.getValue().isActive())
                .map(Map.Entry::getValue)
                .toList();
        gone.forEach(person -> person.leave(true, BY, clock.instant()));
        return gone.size();
    }

    /** By the address first: whoever is in the directory without an account, or had another one, is the same person. */
    private Optional<Person> personOf(Person.Account account, Known known) {
        var sameAccount = Optional.ofNullable(known.byAccount.get(account.id()));
        if (sameAccount.filter(Person::isErased).isPresent()) {
            return sameAccount;
        }
        var sameMail = account.mail().map(mail -> known.byMail.get(key(mail)));
        if (sameMail.isPresent()) {
            sameAccount.filter(other -> other != sameMail.get()).ifPresent(other -> {
                known.changed(other, person -> {
                    person.leave(false, BY, clock.instant());
                    return true;
                });
                // The other one gets the account next.
                people.flush();
            });
        }
        return sameMail.or(() -> sameAccount);
    }

    private static String key(String mail) {
        return mail.toLowerCase(Locale.ROOT);
    }

    /** Everybody by account and address. */
    private static final class Known {

        private final Map<String, Person> byAccount = new HashMap<>();
        private final Map<String, Person> byMail = new HashMap<>();

        private Known(List<Person> people) {
            people.forEach(this::add);
        }

        private void add(Person person) {
            person.keycloakId().ifPresent(id -> byAccount.put(id, person));
            person.mail().ifPresent(mail -> byMail.put(key(mail), person));
        }

        /** Whoever has a new address leaves the old one before somebody new has it. */
        private List<Person.Account> knownFirst(List<Person.Account> accounts) {
            return accounts.stream()
                    .sorted(Comparator.comparing((Person.Account account) -> !byAccount.containsKey(account.id())))
                    .toList();
        }

        private boolean changed(Person person, Predicate<Person> change) {
            person.keycloakId().ifPresent(byAccount::remove);
            person.mail().map(TakeOverAccounts::key).ifPresent(byMail::remove);
            var isChanged = change.test(person);
            add(person);
            return isChanged;
        }
    }

    private Person person(Person.Account account) {
        var now = clock.instant();
        var person =
                new Person(Ids.next(), account.name(), account.mail().orElse(null), Person.Source.KEYCLOAK, BY, now);
        person.take(account, BY, now);
        return person;
    }

    /** Keycloak takes addresses that no mail can be sent to. */
    private static Person.Account writable(Person.Account account) {
        return new Person.Account(
                account.id(),
                account.login(),
                account.name(),
                account.mail().filter(mail -> MailAddress.parse(mail).isPresent()),
                account.language(),
                account.enabled());
    }
}
