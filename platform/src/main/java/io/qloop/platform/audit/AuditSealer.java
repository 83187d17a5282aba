package io.qloop.platform.audit;

import io.qloop.platform.transaction.OneAtATime;
import io.qloop.platform.transaction.StorageFault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Seals the entries that are final, after the fact, so that no writer waits for another one's hash.
 *
 * <p>Positions are drawn before their transactions commit, so a lower one may appear after a higher one. A look first
 * notes how far positions have been drawn, then which transactions are writing entries; when none of those is left, no
 * entry up to the noted position will appear or vanish any more. Every instance looks for itself, one seals at a time.
 */
@ApplicationScoped
class AuditSealer {

    private static final Logger LOG = Logger.getLogger(AuditSealer.class);

    /** Their hashes fit into memory, and an export does not have to add much around its time span. */
    private static final int ENTRIES_OF_A_SEAL = 10_000;

    private final DataSource dataSource;
    private final OneAtATime oneAtATime;
    private final Clock clock;

    /** Everything up to here was seen sealed. */
    private long done;

    private Look earlier = new Look(0, Set.of());

    /** So that a database that is away is told of once, not every two seconds. */
    private volatile boolean failing;

    AuditSealer(DataSource dataSource, OneAtATime oneAtATime, Clock clock) {
        this.dataSource = dataSource;
        this.oneAtATime = oneAtATime;
        this.clock = clock;
    }

    /**
     * @param drawn the highest position that was drawn
     * @param writers the transactions that wrote entries right after
     */
    private record Look(long drawn, Set<String> writers) {}

    @Scheduled(every = "${qloop.audit.seal-every:2s}", concurrentExecution = ConcurrentExecution.SKIP)
    void sealNowAndThen() {
        try {
            seal();
            failing = false;
        } catch (RuntimeException fault) {
            if (!failing) {
                LOG.warn("The audit trail is not sealed for the time being", fault);
            }
            failing = true;
        }
    }

    synchronized void seal() {
        var now = look();
        if (now.drawn == done) {
            return;
        }
        var settled = now.writers.isEmpty()
                ? now.drawn
                : Collections.disjoint(earlier.writers, now.writers) ? earlier.drawn : done;
        if (settled > done && sealUpTo(settled)) {
            done = settled;
        }
        if (earlier.drawn <= done) {
            earlier = now;
        }
    }

    /** @return false if another instance is at it */
    private boolean sealUpTo(long position) {
        int sealed;
        do {
            sealed = QuarkusTransaction.requiringNew().call(() -> sealNext(position));
        } while (sealed == ENTRIES_OF_A_SEAL);
        return sealed >= 0;
    }

    private Look look() {
        try (var connection = dataSource.getConnection()) {
            var drawn = drawn(connection);
            return new Look(drawn, drawn == done ? Set.of() : writers(connection));
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    private static long drawn(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(
                        "select case when is_called then last_value else 0 end from audit_entry_position_seq");
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Who inserts holds this lock from before it draws a position until its rows are visible or gone. */
    private static Set<String> writers(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("""
                select virtualtransaction from pg_locks
                where locktype = 'relation' and relation = 'audit_entry'::regclass and mode = 'RowExclusiveLock'
                  and database = (select oid from pg_database where datname = current_database()) and granted""");
                var rows = select.executeQuery()) {
            var writers = new HashSet<String>();
            while (rows.next()) {
                writers.add(rows.getString(1));
            }
            return writers;
        }
    }

    /** @return how many entries the new seal covers; 0 for none; -1 if another instance is at it */
    private int sealNext(long upTo) {
        if (!oneAtATime.isMine("audit_seal")) {
            return -1;
        }
        try (var connection = dataSource.getConnection()) {
            var last = AuditSeals.last(connection);
            var maker = new Seal.Maker();
            collect(connection, last.map(Seal::lastPosition).orElse(0L), upTo, maker);
            if (maker.entries() > 0) {
                AuditSeals.add(
                        connection,
                        maker.seal(
                                last.map(Seal::number).orElse(0L) + 1,
                                last.map(Seal::hash).orElse(Seal.NONE),
                                clock.instant().truncatedTo(ChronoUnit.MICROS)));
            }
            return maker.entries();
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    private static void collect(Connection connection, long after, long upTo, Seal.Maker maker) throws SQLException {
        try (var select = connection.prepareStatement("""
                select position, hash from audit_entry where position > ? and position <= ?
                order by position limit ?""")) {
            select.setLong(1, after);
            select.setLong(2, upTo);
            select.setInt(3, ENTRIES_OF_A_SEAL);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    maker.add(rows.getLong(1), rows.getBytes(2));
                }
            }
        }
    }
}
