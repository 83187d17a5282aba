package io.qloop.platform.audit;

import io.qloop.platform.transaction.StorageFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The seals over the trail. */
@ApplicationScoped
class AuditSeals {

    private static final String SELECT =
            "select number, first_position, last_position, entries, previous_hash, hash, sealed_at from audit_seal ";

    private final DataSource dataSource;

    AuditSeals(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The newest first unless asked otherwise; {@code limit + 1} so that the caller sees whether there are more. */
    List<Seal> list(Long after, int limit, boolean ascending) {
        var order = " order by number " + (ascending ? "asc" : "desc") + " limit ?";
        return after == null
                ? query(SELECT + order, limit + 1)
                : query(SELECT + "where number " + (ascending ? ">" : "<") + " ?" + order, after, limit + 1);
    }

    /** The seal that covers this position; empty while it is unsealed. */
    Optional<Seal> covering(long position) {
        return query(SELECT + "where last_position >= ? order by last_position limit 1", position).stream()
                .findFirst();
    }

    Optional<Seal> last() {
        return list(null, 1, false).stream().findFirst();
    }

    /** The last one, read with this connection. */
    static Optional<Seal> last(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + "order by number desc limit 1")) {
            return read(select).stream().findFirst();
        }
    }

    static void add(Connection connection, Seal seal) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into audit_seal (number, first_position, last_position, entries, previous_hash, hash, sealed_at)
                values (?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setLong(1, seal.number());
            insert.setLong(2, seal.firstPosition());
            insert.setLong(3, seal.lastPosition());
            insert.setInt(4, seal.entries());
            insert.setBytes(5, HexFormat.of().parseHex(seal.previousHash()));
            insert.setBytes(6, HexFormat.of().parseHex(seal.hash()));
            insert.setTimestamp(7, Timestamp.from(seal.sealedAt()));
            insert.executeUpdate();
        }
    }

    private List<Seal> query(String sql, Object... values) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            return read(select);
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    private static List<Seal> read(PreparedStatement select) throws SQLException {
        try (var rows = select.executeQuery()) {
            var seals = new ArrayList<Seal>();
            while (rows.next()) {
                seals.add(new Seal(
                        rows.getLong("number"),
                        rows.getLong("first_position"),
                        rows.getLong("last_position"),
                        rows.getInt("entries"),
                        Sha256.hex(rows.getBytes("previous_hash")),
                        Sha256.hex(rows.getBytes("hash")),
                        rows.getTimestamp("sealed_at").toInstant()));
            }
            return seals;
        }
    }
}
