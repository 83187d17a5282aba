package io.qloop.notification.inapp;

import io.qloop.notification.directory.People;
import io.qloop.notification.directory.Person;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;

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

    /** As the request wants it, else the person's own. */
    static Language language(Person person, String acceptLanguage) {
        return acceptLanguage == null || acceptLanguage.isBlank()
                ? person.language().orElse(Language.EN)
                : Language.accepted(acceptLanguage);
    }
}
