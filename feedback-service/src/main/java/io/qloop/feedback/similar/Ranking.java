package io.qloop.feedback.similar;

import io.qloop.feedback.similar.EarlierFeedbacks.Earlier;
import io.qloop.feedback.similar.Likeness.Score;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Puts candidates in the order of their likeness; of two that are as alike, the later one comes first. */
final class Ranking {

    private Ranking() {}

    record Ranked(Earlier earlier, Score score) {}

    static List<Ranked> of(Collection<Earlier> candidates, Likeness likeness, double atLeast, int limit) {
        return candidates.stream()
                .map(it -> new Ranked(it, likeness.to(it.terms())))
                .filter(it -> it.score().value() >= atLeast)
                .sorted(Comparator.comparingDouble((Ranked it) -> it.score().value())
                        .thenComparing(it -> it.earlier().receivedAt())
                        .thenComparing(it -> it.earlier().id())
                        .reversed())
                .limit(limit)
                .toList();
    }
}
