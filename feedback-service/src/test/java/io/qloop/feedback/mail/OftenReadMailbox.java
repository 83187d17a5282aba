package io.qloop.feedback.mail;

import io.qloop.platform.testing.Often;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** The mailbox is looked into as soon as a test has put something there. */
@Singleton
class OftenReadMailbox {

    private final MailboxReader reader;
    private Often often;

    OftenReadMailbox(MailboxReader reader) {
        this.reader = reader;
    }

    void onStart(@Observes StartupEvent start) {
        often = new Often(reader::read);
    }

    void onStop(@Observes ShutdownEvent stop) {
        often.close();
    }
}
