package io.qloop.platform.retention;

import io.qloop.platform.attachment.Attachments;
import io.qloop.platform.audit.Audit;
import io.qloop.platform.deadline.Deadlines;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.procedure.proceeding.Proceedings;
import io.qloop.platform.retention.Expiry.Cutoff;
import io.qloop.platform.transaction.OneAtATime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.jboss.logging.Logger;

/**
 * Proposes for disposal what has been kept long enough, and carries out what was approved. A day changes what is due, so
 * records are looked through once a day; beyond that it asks two small indexes. One instance does it at a time.
 */
@ApplicationScoped
public class DisposalSweep {

    private static final Logger LOG = Logger.getLogger(DisposalSweep.class);
    private static final int BATCH = 500;
    private static final int NOT_MINE = -1;
    private static final UUID FIRST = new UUID(0, 0);

    private final Expiry expiry;
    private final RecordTypes types;
    private final Disposals disposals;
    private final Attachments attachments;
    private final Deadlines deadlines;
    private final Proceedings proceedings;
    private final Audit audit;
    private final OneAtATime oneAtATime;
    private final Clock clock;

    /** By record type: the day and the period for which everything has been proposed. */
    private final Map<String, Looked> looked = new HashMap<>();

    DisposalSweep(
            Expiry expiry,
            RecordTypes types,
            Disposals disposals,
            Attachments attachments,
            Deadlines deadlines,
            Proceedings proceedings,
            Audit audit,
            OneAtATime oneAtATime,
            Clock clock) {
        this.expiry = expiry;
        this.types = types;
        this.disposals = disposals;
        this.attachments = attachments;
        this.deadlines = deadlines;
        this.proceedings = proceedings;
        this.audit = audit;
        this.oneAtATime = oneAtATime;
        this.clock = clock;
    }

    private record Looked(LocalDate today, Cutoff cutoff) {}

    @Scheduled(
            identity = "disposals",
            every = "${qloop.retention.sweep-every:10m}",
            delayed = "1m",
            concurrentExecution = ConcurrentExecution.SKIP)
    public synchronized void sweep() {
        var today = expiry.today(clock.instant());
        for (var records : types.kept()) {
            expiry.cutoff(records, today).ifPresent(cutoff -> propose(records, new Looked(today, cutoff)));
        }
        inBatches(() -> proposeAgain(today));
        carryOut(today);
    }

    private void propose(KeptRecords records, Looked now) {
        if (now.equals(looked.get(records.code()))) {
            return;
        }
        var all = inBatches(() -> {
            var untold = expiry.untold(records, now.cutoff(), BATCH);
            untold.forEach(expired -> disposals.persist(new Disposal(Ids.next(), expired, clock.instant())));
            return untold.size();
        });
        if (all) {
            looked.put(records.code(), now);
        }
    }

    private int proposeAgain(LocalDate today) {
        var kept = disposals.keptBefore(today, BATCH);
        kept.forEach(disposal -> disposal.proposeAgain(Disposal.SYSTEM, clock.instant()));
        return kept.size();
    }

    /** @return false if another instance is at it */
    private boolean inBatches(IntSupplier batch) {
        int done;
        do {
            done = QuarkusTransaction.requiringNew()
                    .call(() -> oneAtATime.isMine("disposal_sweep") ? batch.getAsInt() : NOT_MINE);
        } while (done == BATCH);
        return done != NOT_MINE;
    }

    /** One by one: a record that cannot be removed keeps none of the others. */
    private void carryOut(LocalDate today) {
        var after = FIRST;
        while (after != null) {
            var from = after;
            var ids = QuarkusTransaction.requiringNew().call(() -> disposals.approvedAfter(from, BATCH));
            for (var id : ids) {
                try {
                    QuarkusTransaction.requiringNew().run(() -> carryOut(id, today));
                } catch (RuntimeException e) {
                    LOG.errorf(e, "The approved disposal %s cannot be carried out", id);
                }
            }
            after = ids.size() < BATCH ? null : ids.getLast();
        }
    }

    private void carryOut(UUID id, LocalDate today) {
        if (!oneAtATime.isMine("disposal_sweep")) {
            return;
        }
        var disposal = disposals.lock(id);
        if (disposal.status() != DisposalStatus.APPROVED) {
            return;
        }
        var recordId = disposal.recordId();
        if (!expiry.isDue(disposal.recordType(), recordId, today)) {
            audit.because("The record is not due any more");
            disposals.delete(disposal);
            return;
        }
        audit.because("Disposal approved by " + disposal.decidedBy() + ": " + disposal.reason());
        expiry.records(disposal.recordType()).orElseThrow().dispose(recordId);
        attachments.dispose(recordId.toString());
        deadlines.dispose(recordId.toString());
        proceedings.dispose(recordId);
        disposal.done(clock.instant());
    }
}
