package io.qloop.platform.transaction;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ids of records that were found once and are never deleted: that they are there stays true, and need not be asked again. It
 * saves the use case that asks one way to the database.
 */
public final class Remembered {

    /** A bound for memory only: some 10 MB of ids. */
    private static final int MOST = 100_000;

    private final Set<String> ids = ConcurrentHashMap.newKeySet();
    private final BeforeCommit transaction;

    public Remembered(BeforeCommit transaction) {
        this.transaction = transaction;
    }

    public boolean has(String id) {
        return ids.contains(id);
    }

    /** Remembers it from the commit of the running transaction on: the record may have come into being in this very one. */
    public void found(String id) {
        if (ids.size() < MOST) {
            transaction.afterCommit(() -> ids.add(id));
        }
    }
}
