package io.qloop.gateway.limit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How many calls of one caller are under way to one service. Counts per instance of the gateway, and only who is there. */
@ApplicationScoped
public class CallersUnderWay {
    private final int most;
    private final ConcurrentMap<Way, Integer> counts = new ConcurrentHashMap<>();

    @Inject
    CallersUnderWay(CallLimitSettings settings) {
        this(settings.underWay());
    }

    CallersUnderWay(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("A limit of " + most + " calls under way lets nobody in");
        }
        this.most = most;
    }

    /**
     * What is counted together.
     *
     * @param stream streams last as long as a page is open; they take nothing from the calls that the page makes
     */
    public record Way(String service, boolean stream, String caller) {}

    /** Counts one more call on this way, or says that there are as many as may be. */
    public boolean enter(Way way) {
        if (counts.merge(way, 1, Integer::sum) <= most) {
            return true;
        }
        leave(way);
        return false;
    }

    /** One call that entered is over. */
    public void leave(Way way) {
        counts.computeIfPresent(way, (_, count) -> count == 1 ? null : count - 1);
    }

    /** How many calls on one way may be under way. */
    public int most() {
        return most;
    }

    int callersThere() {
        return counts.size();
    }
}
