package io.qloop.notification.digest;

import io.qloop.notification.rules.DigestRules;
import io.qloop.platform.calendar.Calendars;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Looks now and then whose digest is due. What fails is tried again by the next look and keeps nobody else waiting. */
@ApplicationScoped
class DigestSweep {

    private static final Logger LOG = Logger.getLogger(DigestSweep.class);

    private final StoredDigests digests;
    private final DigestRules rules;
    private final WriteDigest writeDigest;
    private final ReleaseCollected releaseCollected;
    private final Calendars calendars;
    private final Clock clock;

    DigestSweep(
            StoredDigests digests,
            DigestRules rules,
            WriteDigest writeDigest,
            ReleaseCollected releaseCollected,
            Calendars calendars,
            Clock clock) {
        this.digests = digests;
        this.rules = rules;
        this.writeDigest = writeDigest;
        this.releaseCollected = releaseCollected;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** A digest that is due for somebody. */
    private record Due(DigestReader reader, DigestKind kind, String period) {

        StoredDigests.Done done() {
            return new StoredDigests.Done(reader.person(), kind, period);
        }
    }

    @Scheduled(
            identity = "digests",
            every = "${notification.digest.every:1m}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        sweep(clock.instant());
    }

    void sweep(Instant now) {
        releaseCollected.handle(now);
        QuarkusTransaction.requiringNew().call(() -> due(now)).forEach(each -> write(each, now));
    }

    private List<Due> due(Instant now) {
        var due = new ArrayList<Due>();
        for (var reader : digests.readers(now)) {
            var calendar = calendars.of(reader.site().orElse(Calendars.COMPANY));
            for (var kind : DigestKind.values()) {
                rules.of(kind.message())
                        .flatMap(schedule -> DigestPeriods.due(kind, now, schedule.at(), calendar))
                        .ifPresent(period -> due.add(new Due(reader, kind, period)));
            }
        }
        if (!due.isEmpty()) {
            var done = digests.done(due.stream().map(Due::period).collect(Collectors.toSet()));
            due.removeIf(each -> done.contains(each.done()));
        }
        return due;
    }

    private void write(Due due, Instant now) {
        try {
            writeDigest.handle(due.reader(), due.kind(), due.period(), now);
        } catch (RuntimeException fault) {
            LOG.warnf(
                    "The digest %s of %s is written later: %s",
                    due.period(), due.reader().person(), fault.getClass().getName());
            LOG.debug("A digest is written later", fault);
        }
    }
}
