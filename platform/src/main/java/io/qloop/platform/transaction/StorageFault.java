package io.qloop.platform.transaction;

import java.sql.SQLException;

/** The database did not do what it was asked to; the cause says why. */
public class StorageFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StorageFault(SQLException cause) {
        super(cause);
    }
}
