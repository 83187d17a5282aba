package io.qloop.feedback.similar;

import io.qloop.feedback.similar.EarlierFeedbacks.Earlier;
import io.qloop.feedback.similar.Likeness.Score;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Puts candidates in the order of their likeness; of two that are as alike, the later one comes first. Of what was said in one
 * feedback and those that were merged into it, the most alike counts.
 */
final class Ranking {

    private static final Comparator<Ranked> LEAST_FIRST = Comparator.comparingDouble(
                    (Ranked it) -> it.score().value())
            .thenComparing(it -> it.earlier().receivedAt())
            .thenComparing(it -> it.earlier().id());

    private Ranking() {}

    record Ranked(Earlier earlier, Score score) {}

    static List<Ranked> of(Collection<Earlier> candidates, Likeness likeness, double atLeast, int limit) {
        return candidates.stream()
                .map(it -> new Ranked(it, likeness.to(it.terms())))
                .filter(it -> it.score().value() >= atLeast)
                .collect(Collectors.toMap(
                        it -> it.earlier().id(), Function.identity(), BinaryOperator.maxBy(LEAST_FIRST)))
                .values()
                .stream()
                .sorted(LEAST_FIRST.reversed())
                .limit(limit)
                .toList();
    }
}
