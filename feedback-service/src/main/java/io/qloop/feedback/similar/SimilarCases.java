package io.qloop.feedback.similar;

import io.qloop.feedback.similar.EarlierFeedbacks.Earlier;
import io.qloop.feedback.wording.Wanted;
import io.qloop.feedback.wording.WordFrequencies;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds the feedbacks that one is like, whoever they came from: first candidates by what is rare about it, each kind for itself
 * and the tightest first, then the candidates are compared one by one.
 */
@ApplicationScoped
class SimilarCases {

    /** A part of the candidates, so that no kind leaves the others without any. */
    private static final int SHARE = 3;

    private static final Instant EVER = Instant.parse("9999-12-31T00:00:00Z");

    private final EarlierFeedbacks feedbacks;
    private final WordFrequencies frequencies;
    private final SimilaritySettings settings;

    SimilarCases(EarlierFeedbacks feedbacks, WordFrequencies frequencies, SimilaritySettings settings) {
        this.feedbacks = feedbacks;
        this.frequencies = frequencies;
        this.settings = settings;
    }

    List<Ranking.Ranked> to(UUID id, int limit) {
        var asked = feedbacks.get(id);
        var traits = Traits.of(asked.said(), settings.lotDays(), frequencies);
        var likeness =
                new Likeness(asked.said(), settings.similarCase(), settings.neighbourhood(), term -> traits.shares()
                        .weight(term));
        var candidates = candidates(traits);
        candidates.values().removeIf(it -> asked.is(it) || asked.goesOnIn(it));
        return Ranking.of(candidates.values(), likeness, settings.atLeast(), limit);
    }

    private Map<UUID, Earlier> candidates(Traits traits) {
        var found = new LinkedHashMap<UUID, Earlier>();
        tightestFirst(traits).flatMap(Optional::stream).forEachOrdered(wanted -> {
            int missing = Math.min(settings.candidates() - found.size(), settings.candidates() / SHARE);
            if (missing > 0) {
                feedbacks.find(wanted, Instant.EPOCH, EVER, missing).forEach(it -> found.putIfAbsent(it.saidBy(), it));
            }
        });
        return found;
    }

    private static Stream<Optional<Wanted>> tightestFirst(Traits traits) {
        var rarest = traits.words().stream().limit(3).toList();
        return Stream.of(
                        Stream.of(
                                Traits.both(Wanted.any(traits.lots()), traits.matter()),
                                Traits.both(Wanted.any(traits.products()), traits.matter())),
                        // One word that has to be there, so that only its places in the index are looked at.
                        rarest.stream().map(word -> Traits.both(Optional.of(word), traits.wordsBut(word))),
                        Stream.of(
                                Traits.both(Wanted.all(traits.defects()), Wanted.any(rarest)),
                                Wanted.any(traits.lots()),
                                Wanted.all(traits.defects()),
                                Wanted.any(rarest)))
                .flatMap(Function.identity());
    }
}
