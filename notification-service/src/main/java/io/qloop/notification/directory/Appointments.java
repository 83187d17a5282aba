package io.qloop.notification.directory;

import io.qloop.platform.ids.Ids;
import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Lets people hold posts, one at a time, and keeps who held them before. */
@ApplicationScoped
class Appointments {

    private final Posts posts;
    private final Holdings holdings;
    private final Clock clock;

    Appointments(Posts posts, Holdings holdings, Clock clock) {
        this.posts = posts;
        this.holdings = holdings;
        this.clock = clock;
    }

    /**
     * The person holds the post from the moment on; whoever held it in that moment does not any more. The first holder that
     * the directory hears of may have held it for long. Who holds it so already goes on.
     *
     * @param since empty for now
     */
    void appoint(
            Department department,
            String postCode,
            Person person,
            Optional<Instant> since,
            Optional<Instant> until,
            String by) {
        var now = clock.instant();
        var post = posts.entered(department, postCode);
        var known = holdings.of(post);
        var from = since.or(() -> known.isEmpty() ? Optional.empty() : Optional.of(now));
        if (from.isPresent() && until.filter(end -> !end.isAfter(from.get())).isPresent()) {
            throw Refusal.unprocessable("holding-ends-before-it-begins", "lastDay");
        }
        var before = from.flatMap(
                moment -> known.stream().filter(h -> h.covers(moment)).findFirst());
        var isSaidAlready = before.filter(h -> h.personId().equals(person.id()))
                .filter(h -> h.until().equals(until) || since.isEmpty() && until.isEmpty())
                .isPresent();
        if (isSaidAlready) {
            return;
        }
        if (known.stream().filter(h -> before.filter(b -> b == h).isEmpty()).anyMatch(h -> h.overlaps(from, until))) {
            throw Refusal.unprocessable("holding-overlaps", "firstDay");
        }
        before.ifPresent(h -> end(h, from.get()));
        holdings.persist(new Holding(Ids.next(), post.id(), person.id(), from, until, by, now));
        department.change(by, now);
    }

    /** Nobody holds the post from the moment on. */
    void vacate(Department department, String postCode, Instant from, String by) {
        posts.of(department, postCode).flatMap(post -> holdings.of(post, from)).ifPresent(h -> {
            end(h, from);
            department.change(by, clock.instant());
        });
    }

    /** What would last no time at all was a mistake, which the audit trail keeps. */
    private void end(Holding holding, Instant at) {
        if (holding.since().filter(since -> !since.isBefore(at)).isPresent()) {
            holdings.delete(holding);
        } else {
            holding.end(at);
        }
    }
}
