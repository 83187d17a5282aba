package io.qloop.feedback.mail;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Mails that could not be taken in: each is left alone for a while, and longer each further time. Known to this instance only. */
final class StuckMails {

    /** A bound for memory only; the eldest is tried again then. */
    private static final int REMEMBERED = 10_000;

    private final Duration firstPause;
    private final Duration longestPause;
    private final SequencedMap<MailPlace, Pauses> mails = new LinkedHashMap<>();

    StuckMails(Duration firstPause, Duration longestPause) {
        this.firstPause = firstPause;
        this.longestPause = longestPause;
    }

    synchronized boolean hasNot(MailPlace place) {
        return !mails.containsKey(place);
    }

    /** Is it time to try this one again? */
    synchronized boolean isDue(MailPlace place) {
        return mails.containsKey(place) && !mails.get(place).lasts(System.nanoTime());
    }

    synchronized void remember(MailPlace place) {
        mails.computeIfAbsent(place, _ -> new Pauses(firstPause, longestPause)).failed(System.nanoTime());
        if (mails.size() > REMEMBERED) {
            mails.pollFirstEntry();
        }
    }

    synchronized void forget(MailPlace place) {
        mails.remove(place);
    }
}
