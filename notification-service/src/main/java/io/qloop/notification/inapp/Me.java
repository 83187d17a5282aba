package io.qloop.notification.inapp;

import io.qloop.notification.directory.People;
import io.qloop.notification.directory.Person;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Who of our people asks, as the directory knows the login. */
@ApplicationScoped
class Me {

    private final People people;
    private final CurrentUser user;

    Me(People people, CurrentUser user) {
        this.people = people;
        this.user = user;
    }

    Person person() {
        return people.withLogin(user.name()).orElseThrow(() -> Refusal.notFound("person-of-login-not-found"));
    }

    /** As the request wants it; empty for the one that the reader is written to in. */
    static Optional<Language> language(String acceptLanguage) {
        return Optional.ofNullable(acceptLanguage)
                .filter(wanted -> !wanted.isBlank())
                .map(Language::accepted);
    }
}
