package io.qloop.feedback.similar;

import io.qloop.feedback.wording.Said.Kind;
import io.qloop.feedback.wording.Wanted;
import io.qloop.feedback.wording.WordFrequencies.Shares;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A condition for candidates, with how common it is.
 *
 * @param share of all feedbacks that meet it, as if no word had to do with another one
 */
record Sought(Wanted wanted, double share) {

    static Sought term(Kind kind, String code, Shares shares) {
        return new Sought(Wanted.term(kind, code), shares.share(kind.term(code)));
    }

    static Sought word(String term, Shares shares) {
        return new Sought(Wanted.word(term), shares.share(term));
    }

    static Optional<Sought> any(Collection<Sought> parts) {
        return Wanted.any(wanted(parts))
                .map(it -> new Sought(
                        it,
                        Math.min(1, parts.stream().mapToDouble(Sought::share).sum())));
    }

    static Optional<Sought> all(Collection<Sought> parts) {
        return Wanted.all(wanted(parts))
                .map(it -> new Sought(
                        it, parts.stream().mapToDouble(Sought::share).reduce(1, (one, other) -> one * other)));
    }

    static Optional<Sought> both(Optional<Sought> one, Optional<Sought> other) {
        return one.flatMap(it -> other.flatMap(that -> all(List.of(it, that))));
    }

    private static List<Wanted> wanted(Collection<Sought> parts) {
        return parts.stream().map(Sought::wanted).toList();
    }
}
