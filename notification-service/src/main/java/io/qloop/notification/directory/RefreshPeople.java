package io.qloop.notification.directory;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.qloop.platform.problem.Refusal;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/**
 * Takes the accounts over: soon after somebody changed one at Keycloak, now and then in any case, one instance at a time, and
 * when somebody asks for it.
 */
@ApplicationScoped
class RefreshPeople {

    private static final Logger LOG = Logger.getLogger(RefreshPeople.class);

    private final Accounts accounts;
    private final TakeOverAccounts takeOver;
    private final Clock clock;
    private volatile Instant takenOverAt;
    private OptionalLong lastChange = OptionalLong.empty();

    RefreshPeople(Accounts accounts, TakeOverAccounts takeOver, Clock clock) {
        this.accounts = accounts;
        this.takeOver = takeOver;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent start, MeterRegistry meters) {
        Gauge.builder("qloop.directory.people.age", this, RefreshPeople::ageInSeconds)
                .baseUnit("seconds")
                .description("How long ago this instance took our people over from Keycloak")
                .register(meters);
    }

    private double ageInSeconds() {
        var at = takenOverAt;
        return at == null ? Double.NaN : Duration.between(at, clock.instant()).toSeconds();
    }

    /** Asks Keycloak before the transaction begins. */
    TakeOverAccounts.Result now() {
        var result = takeOver.handle(accounts.all(takeOver.known()));
        takenOverAt = clock.instant();
        if (result.gone() > 0) {
            LOG.infof("%d people have no account any more; see the gaps of the directory", result.gone());
        }
        return result;
    }

    @Scheduled(
            identity = "directory-people",
            every = "${notification.keycloak.every}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void regularly() {
        if (!accounts.areConfigured()) {
            return;
        }
        try {
            now();
        } catch (Refusal later) {
            LOG.warnf("People are taken over later: %s %s", later.code(), later.args());
        }
    }

    @Scheduled(
            identity = "directory-people-changes",
            every = "${notification.keycloak.look}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void onChange() {
        if (!accounts.areConfigured()) {
            return;
        }
        try {
            var change = accounts.lastChange();
            if (!change.equals(lastChange)) {
                now();
                lastChange = change;
            }
        } catch (Refusal later) {
            // The regular run says so.
            LOG.debugf("Changes at Keycloak are looked for later: %s %s", later.code(), later.args());
        }
    }
}
