package io.qloop.platform.audit;

import io.qloop.platform.transaction.StorageFault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * Takes words out of entries (docs/adr/0008-redaction.md). An entry keeps its hash, which the seals cover; an entry of its
 * own names the hash of what it says since, so that the chain and the verifier tell a redaction from tampering.
 */
@ApplicationScoped
public class AuditRedaction {

    private final AuditTrail trail;
    private final DataSource dataSource;

    AuditRedaction(AuditTrail trail, DataSource dataSource) {
        this.trail = trail;
        this.dataSource = dataSource;
    }

    private record Found(long position, String text) {}

    /**
     * Redacts what matches, in the running transaction.
     *
     * @param cases   a query of SQL for the ids of the cases to look into
     * @param pattern regular expression of PostgreSQL, compared without regard to case; only saves reading
     * @param words   gives each text as it shall stand there
     * @return how many entries were redacted
     */
    @Transactional(TxType.MANDATORY)
    public int redact(String cases, String pattern, UnaryOperator<String> words, String reason) {
        try (var connection = dataSource.getConnection()) {
            int redacted = 0;
            for (var found : find(connection, cases, pattern)) {
                var entry = AuditEntry.read(found.text);
                var after = entry.redacted(words);
                // The salt goes only with words.
                if (entry.action() != AuditAction.REDACTED && !after.equals(entry.redacted(UnaryOperator.identity()))) {
                    redact(connection, found.position, entry, after.text(), reason);
                    redacted++;
                }
            }
            return redacted;
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    private static List<Found> find(Connection connection, String cases, String pattern) throws SQLException {
        try (var select = connection.prepareStatement("select position, entry from audit_entry where case_id in ("
                + cases + ") and entry::text ~* ? order by position")) {
            select.setString(1, pattern);
            var found = new ArrayList<Found>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Found(rows.getLong(1), rows.getString(2)));
                }
            }
            return found;
        }
    }

    private void redact(Connection connection, long position, AuditEntry before, String text, String reason)
            throws SQLException {
        var becomes = Sha256.of(text);
        var entry = trail.redaction(before, new AuditEntry.Redaction(position, Sha256.hex(becomes)), reason)
                .text();
        try (var insert = connection.prepareStatement("""
                        with redaction as (
                            insert into audit_entry (entry, hash) values (?::json, ?) returning position)
                        insert into audit_redaction (by_position, position, becomes)
                        select position, ?, ? from redaction""");
                var update = connection.prepareStatement("update audit_entry set entry = ?::json where position = ?")) {
            insert.setString(1, entry);
            insert.setBytes(2, Sha256.of(entry));
            insert.setLong(3, position);
            insert.setBytes(4, becomes);
            insert.executeUpdate();
            update.setString(1, text);
            update.setLong(2, position);
            update.executeUpdate();
        }
    }
}
