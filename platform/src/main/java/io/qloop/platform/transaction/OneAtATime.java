package io.qloop.platform.transaction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Lets one instance of a service at a time do a job, from when it asks until its transaction ends. */
@ApplicationScoped
public class OneAtATime {

    private final DataSource dataSource;

    OneAtATime(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** False while another transaction is at this job; never waits. */
    @Transactional(TxType.MANDATORY)
    public boolean isMine(String job) {
        try (var connection = dataSource.getConnection();
                var lock = connection.prepareStatement("select pg_try_advisory_xact_lock(hashtext(?))")) {
            lock.setString(1, job);
            try (var row = lock.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }
}
