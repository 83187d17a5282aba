package io.qloop.notification.digest;

import io.qloop.notification.message.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What stands in a digest, and in which order: unread urgent ones first, then unread important ones, then the others; among
 * them what is due first.
 *
 * @param since when the last digest of this kind was written; empty for the first
 * @param now   when this one is
 * @param soon  what is due until then is due soon
 */
record DigestChoice(Optional<Instant> since, Instant now, Instant soon) {

    /** What is late for longer is others' business by now. */
    static final Duration LATE_FOR = Duration.ofDays(14);

    private static final Comparator<Candidate> ORDER = Comparator.comparingInt(DigestChoice::rank)
            .thenComparing(it -> it.dueAt().orElse(Instant.MAX))
            .thenComparing(Candidate::writtenAt)
            .thenComparing(Candidate::message);

    List<DigestItem> of(List<Candidate> candidates) {
        return candidates.stream()
                .sorted(ORDER)
                .flatMap(it -> why(it).map(why -> new DigestItem(it.message(), why)).stream())
                .toList();
    }

    private static int rank(Candidate candidate) {
        if (!candidate.unread()) {
            return Urgency.NORMAL.ordinal();
        }
        return candidate.urgency().ordinal();
    }

    private Optional<Why> why(Candidate candidate) {
        if (!candidate.acknowledged()) {
            var due = candidate.dueAt();
            if (due.filter(at -> at.isBefore(now) && at.isAfter(now.minus(LATE_FOR)))
                    .isPresent()) {
                return Optional.of(Why.MISSED);
            }
            if (candidate.waitedFor()) {
                return Optional.of(Why.WAITED_FOR);
            }
            if (due.filter(at -> !at.isBefore(now) && !at.isAfter(soon)).isPresent()) {
                return Optional.of(Why.DUE_SOON);
            }
        }
        if (!candidate.unread()) {
            return Optional.empty();
        }
        if (candidate.collected() || since.isEmpty() || candidate.writtenAt().isAfter(since.get())) {
            return Optional.of(Why.NEW);
        }
        return candidate.isCritical() ? Optional.of(Why.UNREAD) : Optional.empty();
    }
}
