package io.qloop.platform.mailbox;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Mails that could not be taken in: each is left alone for a while, and longer each further time. Known to this instance
 * only.
 *
 * @param <P> the place of a mail
 */
public final class StuckMails<P> {

    /** A bound for memory only; the eldest is tried again then. */
    private static final int REMEMBERED = 10_000;

    private final Duration firstPause;
    private final Duration longestPause;
    private final SequencedMap<P, Pauses> mails = new LinkedHashMap<>();

    public StuckMails(Duration firstPause, Duration longestPause) {
        this.firstPause = firstPause;
        this.longestPause = longestPause;
    }

    public synchronized boolean hasNot(P place) {
        return !mails.containsKey(place);
    }

    /** Is it time to try this one again? */
    public synchronized boolean isDue(P place) {
        return mails.containsKey(place) && !mails.get(place).lasts(System.nanoTime());
    }

    public synchronized void remember(P place) {
        mails.computeIfAbsent(place, _ -> new Pauses(firstPause, longestPause)).failed(System.nanoTime());
        if (mails.size() > REMEMBERED) {
            mails.pollFirstEntry();
        }
    }

    public synchronized void forget(P place) {
        mails.remove(place);
    }
}
