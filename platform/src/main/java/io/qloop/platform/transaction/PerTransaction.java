package io.qloop.platform.transaction;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Answers that hold for the rest of the running transaction, so that one that handles a hundred events asks once. Each
 * transaction asks anew; without one every question is asked.
 *
 * @param <K> what is asked for
 * @param <V> the answer; never null
 */
public final class PerTransaction<K, V> {

    private final BeforeCommit transaction;

    public PerTransaction(BeforeCommit transaction) {
        this.transaction = transaction;
    }

    /** The answer that this transaction has got before, or the one that it gets now. */
    public V get(K key, Function<? super K, ? extends V> ask) {
        if (!transaction.isRunning()) {
            return ask.apply(key);
        }
        var known = answers().get(key);
        if (known == null) {
            known = ask.apply(key);
            answers().put(key, known);
        }
        return known;
    }

    /** The answer for the rest of the running transaction, which asked for many at once. */
    public void know(K key, V answer) {
        if (transaction.isRunning()) {
            answers().put(key, answer);
        }
    }

    /** What was answered may have changed in this very transaction. */
    public void forget() {
        if (transaction.isRunning()) {
            answers().clear();
        }
    }

    private Map<K, V> answers() {
        return transaction.own(this, HashMap::new);
    }
}
