package io.qloop.platform.deadline;

import static io.qloop.platform.transaction.Sql.texts;

import io.qloop.platform.deadline.Deadline.Moment;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.transaction.BeforeCommit;
import io.qloop.platform.transaction.Sql;
import io.qloop.platform.transaction.StorageFault;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The deadlines and their steps in the database. */
@ApplicationScoped
class DeadlineStore implements PanacheRepositoryBase<Deadline, UUID> {

    private static final int SKIP_LOCKED = -2;

    private final DataSource dataSource;
    private final BeforeCommit beforeCommit;
    private final BeforeCommit.Writer<Row> writer = DeadlineStore::write;

    DeadlineStore(DataSource dataSource, BeforeCommit beforeCommit) {
        this.dataSource = dataSource;
        this.beforeCommit = beforeCommit;
    }

    private record Row(UUID deadline, int number, DeadlineStep step) {}

    /** Of two who change the same deadline at once, the second waits for the first. */
    Deadline lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> Refusal.notFound("deadline-not-found"));
    }

    Deadline get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("deadline-not-found"));
    }

    /** The one that runs for this milestone of this item. */
    Optional<Deadline> running(String itemId, String milestone) {
        return find("itemId = ?1 and milestone = ?2 and endedAt is null", itemId, milestone)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    List<Deadline> runningOf(String itemId) {
        return find("itemId = ?1 and endedAt is null order by id", itemId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    List<Deadline> of(String caseId) {
        return list("caseId = ?1 and itemId = ?1 order by id", caseId);
    }

    /** The same for whoever is about to change them: what the sweep changes just now is waited for. */
    List<Deadline> lockOf(String caseId) {
        return find("caseId = ?1 and itemId = ?1 order by id", caseId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** What has something to tell by now, in the order of its moments; what somebody changes right now waits. */
    List<Deadline> dueBy(Instant now, int most) {
        return find("nextAt <= ?1 order by nextAt, id", now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
                .page(0, most)
                .list();
    }

    /** Provisional ones of this site that were computed with an older version. */
    List<Deadline> provisional(String calendarSite, long olderThan, int most) {
        return find(
                        "provisional and endedAt is null and calendarSite = ?1 and calendarVersion < ?2 order by id",
                        calendarSite,
                        olderThan)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
                .page(0, most)
                .list();
    }

    /** Writes down what happened to the deadline in this transaction. */
    void keepSteps(Deadline deadline) {
        var taken = deadline.takeSteps();
        for (int i = 0; i < taken.steps().size(); i++) {
            beforeCommit.add(
                    writer,
                    new Row(deadline.id(), taken.first() + i, taken.steps().get(i)));
        }
    }

    private static List<Sql> write(List<Row> rows) {
        return List.of(new Sql(
                """
                insert into deadline_step (deadline_id, number, kind, at, actor, reason, due_at)
                select deadline_id::uuid, number::integer, kind, at::timestamptz, actor, reason, due_at::timestamptz
                from unnest(?, ?, ?, ?, ?, ?, ?) as row (deadline_id, number, kind, at, actor, reason, due_at)""",
                List.of(
                        texts(rows, Row::deadline),
                        texts(rows, Row::number),
                        texts(rows, row -> row.step.kind().name()),
                        texts(rows, row -> row.step.at()),
                        texts(rows, row -> row.step.actor()),
                        texts(rows, row -> row.step.reason().orElse(null)),
                        texts(rows, row -> row.step.dueAt()))));
    }

    List<DeadlineStep> steps(UUID id) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("""
                        select kind, at, actor, reason, due_at from deadline_step
                        where deadline_id = ? order by number""")) {
            select.setObject(1, id);
            var steps = new ArrayList<DeadlineStep>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    steps.add(new DeadlineStep(
                            DeadlineStep.Kind.valueOf(rows.getString(1)),
                            rows.getTimestamp(2).toInstant(),
                            rows.getString(3),
                            Optional.ofNullable(rows.getString(4)),
                            rows.getTimestamp(5).toInstant()));
                }
            }
            return steps;
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    /** Removes the case's deadlines with everything that happened to them. */
    void dispose(String caseId) {
        getEntityManager()
                .createNativeQuery(
                        "delete from deadline_step where deadline_id in (select id from deadline where case_id = :caseId)")
                .setParameter("caseId", caseId)
                .executeUpdate();
        list("caseId", caseId).forEach(this::delete);
    }

    /** A moment of a deadline that has come. */
    record Told(Deadline deadline, Moment moment) {}
}
