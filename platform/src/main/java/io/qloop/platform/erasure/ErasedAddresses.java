package io.qloop.platform.erasure;

import io.qloop.platform.transaction.StorageFault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Knows an erased mail address again, without keeping it: by a hash with a salt of its own. Whoever takes over people from
 * elsewhere asks before, or master data would bring them back.
 */
@ApplicationScoped
public class ErasedAddresses {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final DataSource dataSource;

    ErasedAddresses(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Was this address of the customer's erased? */
    @Transactional(TxType.MANDATORY)
    public boolean contains(String customerId, String mail) {
        try (var connection = dataSource.getConnection();
                var select =
                        connection.prepareStatement("select salt, hash from erased_address where customer_id = ?")) {
            select.setString(1, customerId);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    if (MessageDigest.isEqual(rows.getBytes(2), hash(rows.getBytes(1), mail))) {
                        return true;
                    }
                }
                return false;
            }
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    void add(UUID erasure, String customerId, String mail) {
        var salt = new byte[16];
        RANDOM.nextBytes(salt);
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement(
                        "insert into erased_address (erasure_id, customer_id, salt, hash) values (?, ?, ?, ?)")) {
            insert.setObject(1, erasure);
            insert.setString(2, customerId);
            insert.setBytes(3, salt);
            insert.setBytes(4, hash(salt, mail));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    private static byte[] hash(byte[] salt, String mail) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return digest.digest(mail.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
