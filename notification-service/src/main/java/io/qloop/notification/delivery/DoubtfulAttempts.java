package io.qloop.notification.delivery;

import io.qloop.notification.loop.Loops;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Finds out what became of attempts whose lease ran out: this process or another one ended in the middle, or the mail
 * server's answer was lost. What the archive holds went out; what it does not hold is queued again. As long as the
 * archive cannot be asked, nothing is decided.
 */
@ApplicationScoped
class DoubtfulAttempts {

    private static final Logger LOG = Logger.getLogger(DoubtfulAttempts.class);

    private final Attempts attempts;
    private final Archive archive;
    private final ArchiveSettings archiveSettings;
    private final Loops loops;
    private final Duration poll;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private Thread thread;

    DoubtfulAttempts(
            Attempts attempts,
            Archive archive,
            ArchiveSettings archiveSettings,
            Loops loops,
            DeliverySettings settings) {
        this.attempts = attempts;
        this.archive = archive;
        this.archiveSettings = archiveSettings;
        this.loops = loops;
        this.poll = settings.poll();
    }

    void onStart(@Observes StartupEvent start) {
        thread = Thread.ofVirtual().name("doubtful-attempts").start(this::run);
    }

    void onStop(@Observes ShutdownEvent stop) throws InterruptedException {
        stopping.countDown();
        thread.join(Duration.ofSeconds(5));
    }

    private void run() {
        try {
            do {
                try {
                    lookIntoAll();
                } catch (RuntimeException fault) {
                    LOG.warnf(
                            "Attempts in doubt are looked into later: %s",
                            fault.getClass().getName());
                }
            } while (!stopping.await(poll.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookIntoAll() {
        var next = attempts.takeInDoubt();
        if (next.isEmpty()) {
            return;
        }
        if (!archive.isConfigured()) {
            for (; next.isPresent(); next = attempts.takeInDoubt()) {
                decideWithoutProof(next.get());
            }
            return;
        }
        try (var mailbox = archive.open()) {
            while (next.isPresent()) {
                var attempt = next.get();
                var wentOut = mailbox.holds(attempt.mailId());
                loops.within(attempt.message(), "mail look up", () -> {
                    if (wentOut) {
                        attempts.proved(attempt);
                    } else {
                        attempts.notSent(attempt, "the archive does not hold it");
                    }
                });
                LOG.infof(
                        "Message %s was in doubt: the archive %s it",
                        attempt.id(), wentOut ? "holds" : "does not hold");
                next = stopping.getCount() == 0 ? Optional.empty() : attempts.takeInDoubt();
            }
        } catch (MessagingException away) {
            LOG.warnf(
                    "The archive cannot be asked for messages in doubt: %s",
                    away.getClass().getSimpleName());
            next.ifPresent(
                    attempt -> attempts.archiveAway(attempt, away.getClass().getSimpleName()));
        }
    }

    private void decideWithoutProof(Attempt attempt) {
        loops.within(attempt.message(), "mail decide", () -> {
            switch (archiveSettings.inDoubt()) {
                case RESEND -> attempts.notSent(attempt, "no archive to ask; sent again as the settings say");
                case FAIL -> attempts.unknowable(attempt);
            }
        });
    }
}
