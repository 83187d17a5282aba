package io.qloop.platform.web;

import io.qloop.platform.problem.Refusal;
import io.qloop.platform.transaction.BeforeCommit;
import io.qloop.platform.transaction.Sql;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * The table of used keys. The key goes in first: of two requests with the same key the second one waits in the database
 * until the first one has ended, and then repeats its answer, or acts if the first one was refused.
 */
@ApplicationScoped
class IdempotencyKeys {

    private final DataSource database;
    private final BeforeCommit beforeCommit;
    private final IdempotencySettings settings;

    // One object, since the rows of a transaction are collected under it.
    private final BeforeCommit.Writer<Kept> writer = IdempotencyKeys::write;

    IdempotencyKeys(DataSource database, BeforeCommit beforeCommit, IdempotencySettings settings) {
        this.database = database;
        this.beforeCommit = beforeCommit;
        this.settings = settings;
    }

    private record Kept(String caller, String key, StoredAnswer answer) {}

    /**
     * Runs the action in a transaction and keeps its answer, or ends with the answer kept from before.
     *
     * @param fingerprint of the whole request, to recognise a key that is used for something else
     */
    @Transactional(rollbackOn = Exception.class)
    <T> T once(String caller, String key, byte[] fingerprint, Callable<T> action, Function<T, StoredAnswer> answer)
            throws Exception {
        while (!take(caller, key, fingerprint)) {
            var before = find(caller, key, fingerprint);
            if (before.isPresent()) {
                throw new StoredAnswer.Repeated(before.get());
            }
            // It was purged between the two statements, so the key is free again.
        }
        var result = action.call();
        beforeCommit.add(writer, new Kept(caller, key, answer.apply(result)));
        return result;
    }

    @Scheduled(
            identity = "idempotency-purge",
            every = "1h",
            delayed = "10m",
            concurrentExecution = ConcurrentExecution.SKIP)
    void purgeOld() throws SQLException {
        while (purgeBatch() == settings.purgeBatch()) {
            // Each batch is a transaction of its own.
        }
    }

    int purgeBatch() throws SQLException {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("""
                        delete from idempotency_key where ctid = any (array(
                            select ctid from idempotency_key
                            where created_at < now() - make_interval(secs => ?) limit ?))""")) {
            delete.setLong(1, settings.keep().toSeconds());
            delete.setInt(2, settings.purgeBatch());
            return delete.executeUpdate();
        }
    }

    private boolean take(String caller, String key, byte[] fingerprint) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into idempotency_key (caller, key, fingerprint) values (?, ?, ?)"
                                + " on conflict do nothing")) {
            insert.setString(1, caller);
            insert.setString(2, key);
            insert.setBytes(3, fingerprint);
            return insert.executeUpdate() == 1;
        }
    }

    private Optional<StoredAnswer> find(String caller, String key, byte[] fingerprint) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select fingerprint, status, location, etag, body from idempotency_key"
                                + " where caller = ? and key = ?")) {
            select.setString(1, caller);
            select.setString(2, key);
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                if (!Arrays.equals(row.getBytes("fingerprint"), fingerprint)) {
                    throw Refusal.unprocessable("idempotency-key-reused", Idempotency.HEADER);
                }
                return Optional.of(new StoredAnswer(
                        row.getInt("status"), row.getString("location"), row.getString("etag"), row.getString("body")));
            }
        }
    }

    /** A request has one key. */
    private static List<Sql> write(List<Kept> answers) {
        return answers.stream()
                .map(kept -> new Sql(
                        """
                        update idempotency_key set status = cast(? as integer), location = ?, etag = ?, body = ?
                        where caller = ? and key = ?""",
                        Arrays.asList(
                                String.valueOf(kept.answer.status()),
                                kept.answer.location(),
                                kept.answer.etag(),
                                kept.answer.body(),
                                kept.caller,
                                kept.key)))
                .toList();
    }
}
