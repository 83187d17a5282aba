package io.qloop.notification.channel;

import io.qloop.notification.channel.Adapter.Verdict;
import io.qloop.notification.channel.Caller.Answer;
import io.qloop.notification.channel.Destinations.NotAllowed;
import io.qloop.notification.channel.DispatchAttempts.Attempt;
import io.qloop.notification.channel.DispatchAttempts.End;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Calls the other end for one attempt, and says what its answer means: by HTTP first, by its adapter where HTTP says yes. */
@ApplicationScoped
class Conversation {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int GONE = 410;

    /** Answers of 4xx that may be another one later; the rest says that the call itself is wrong. */
    private static final Set<Integer> PASSING = Set.of(408, 409, 421, 423, 425, TOO_MANY_REQUESTS);

    private final Adapters adapters;
    private final Caller caller;
    private final ChannelSettings settings;
    private final Clock clock;

    Conversation(Adapters adapters, Caller caller, ChannelSettings settings, Clock clock) {
        this.adapters = adapters;
        this.caller = caller;
        this.settings = settings;
        this.clock = clock;
    }

    End hold(Attempt attempt) throws InterruptedException {
        var adapter = adapters.of(attempt.channel().kind());
        var call = adapter.call(attempt.channel(), attempt.dispatch(), clock.instant());
        try {
            return judge(adapter, caller.call(attempt.channel().url(), call));
        } catch (NotAllowed no) {
            return new End(new Verdict.Refused(no.getMessage()), Optional.empty(), Optional.empty(), false);
        }
    }

    private End judge(Adapter adapter, Answer answer) {
        if (answer.status().isEmpty()) {
            return new End(new Verdict.Later(answer.detail()), Optional.empty(), Optional.empty(), false);
        }
        int status = answer.status().get();
        var verdict = verdict(adapter, status, answer);
        var wait = verdict instanceof Verdict.Later ? wait(status, answer) : Optional.<Duration>empty();
        return new End(verdict, answer.status(), wait, status == GONE);
    }

    private static Verdict verdict(Adapter adapter, int status, Answer answer) {
        if (status >= 200 && status < 300) {
            return adapter.read(status, answer.body());
        }
        // A webhook's reader may be mended within our patience, so nothing but "gone" is a last word.
        var mayPass =
                status >= 500 || PASSING.contains(status) || adapter.kind() == ChannelKind.WEBHOOK && status != GONE;
        return mayPass ? new Verdict.Later(answer.detail()) : new Verdict.Refused(answer.detail());
    }

    private Optional<Duration> wait(int status, Answer answer) {
        var asked = answer.retryAfter()
                .flatMap(header -> RetryAfter.read(header, clock.instant(), settings.longestPause()));
        // A robot that is asked too often says so with a 200.
        return asked.isPresent() || status != TOO_MANY_REQUESTS && status >= 300
                ? asked
                : Optional.of(settings.askedToWaitPause());
    }
}
