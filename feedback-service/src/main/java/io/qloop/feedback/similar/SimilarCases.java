package io.qloop.feedback.similar;

import io.qloop.feedback.similar.EarlierFeedbacks.Earlier;
import io.qloop.feedback.similar.EarlierFeedbacks.Window;
import io.qloop.feedback.wording.WordFrequencies;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Finds the feedbacks that one is like, whoever they came from: first candidates, each kind for itself and the tightest first,
 * by what is rare about it from the index and by what is common from the newest; then the candidates are compared one by one.
 */
@ApplicationScoped
class SimilarCases {

    /** A part of the candidates, so that no kind leaves the others without any. */
    private static final int SHARE = 3;

    private static final int RAREST = 3;

    /** How many may meet a condition for it to be looked up in the index; those of a commoner one are found among the newest. */
    private static final double EXPECTED = EarlierFeedbacks.RARE / 2.0;

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
        var common = new ArrayList<Sought>();
        for (var sought : tightestFirst(traits)) {
            var missing = Math.min(settings.candidates() - found.size(), settings.candidates() / SHARE);
            if (missing <= 0) {
                return found;
            }
            sought.stream()
                    .filter(it -> traits.shares().count(it.share()) <= EXPECTED)
                    .findFirst()
                    .flatMap(it -> feedbacks.rare(it.wanted(), Window.EVER, missing))
                    .ifPresentOrElse(
                            rare -> rare.forEach(it -> found.putIfAbsent(it.saidBy(), it)),
                            () -> sought.stream().limit(1).forEach(common::add));
        }
        var missing = settings.candidates() - found.size();
        Sought.any(common)
                .filter(_ -> missing > 0)
                .map(it -> feedbacks.newest(it.wanted(), Window.EVER, missing))
                .ifPresent(newest -> newest.forEach(it -> found.putIfAbsent(it.saidBy(), it)));
        return found;
    }

    /** What is sought one after the other, each with its narrower forms: the first that is rare enough is taken. */
    private static List<List<Sought>> tightestFirst(Traits traits) {
        var lots = Sought.any(traits.lots());
        var products = Sought.any(traits.products());
        var sought = new ArrayList<List<Sought>>();
        sought.add(narrowing(lots, traits));
        sought.add(narrowing(products, traits));
        sought.add(present(Stream.of(lots)));
        // One word that has to be there, so that only its places in the index are looked at.
        traits.words().stream()
                .limit(RAREST)
                .map(word -> present(Stream.of(
                        Sought.both(Optional.of(word), traits.wordsBut(word)),
                        Sought.both(Optional.of(word), Sought.any(traits.defects())),
                        Sought.both(Optional.of(word), traits.wordsBut(word, RAREST)),
                        Sought.both(Optional.of(word), Sought.all(traits.defects())))))
                .forEach(sought::add);
        sought.add(present(Stream.of(Sought.all(traits.defects()))));
        sought.add(present(
                Stream.of(Sought.any(traits.words().stream().limit(RAREST).toList()))));
        return sought;
    }

    private static List<Sought> narrowing(Optional<Sought> goods, Traits traits) {
        return present(Stream.of(
                Sought.both(goods, traits.matter()),
                Sought.both(goods, Sought.any(traits.defects())),
                Sought.both(goods, Sought.all(traits.defects()))));
    }

    private static List<Sought> present(Stream<Optional<Sought>> sought) {
        return sought.flatMap(Optional::stream).toList();
    }
}
