package io.qloop.notification.directory;

import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;

/** Who of our people asks, as the directory knows the login. */
@ApplicationScoped
public class Me {

    private final People people;
    private final CurrentUser user;

    Me(People people, CurrentUser user) {
        this.people = people;
        this.user = user;
    }

    /** @throws Refusal 404 where the directory does not know the login */
    public Person person() {
        return people.withLogin(user.name()).orElseThrow(() -> Refusal.notFound("person-of-login-not-found"));
    }
}
