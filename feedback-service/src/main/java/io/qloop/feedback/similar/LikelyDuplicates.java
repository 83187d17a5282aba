package io.qloop.feedback.similar;

import io.qloop.feedback.similar.EarlierFeedbacks.Asked;
import io.qloop.feedback.similar.EarlierFeedbacks.Earlier;
import io.qloop.feedback.wording.Said.Kind;
import io.qloop.feedback.wording.Wanted;
import io.qloop.feedback.wording.WordFrequencies;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Finds the feedbacks that one probably repeats: what the same customer said about the same thing at the same time, over
 * whichever channel and by whichever person, and what others said about the same lot.
 */
@ApplicationScoped
class LikelyDuplicates {

    private final EarlierFeedbacks feedbacks;
    private final WordFrequencies frequencies;
    private final SimilaritySettings settings;

    LikelyDuplicates(EarlierFeedbacks feedbacks, WordFrequencies frequencies, SimilaritySettings settings) {
        this.feedbacks = feedbacks;
        this.frequencies = frequencies;
        this.settings = settings;
    }

    /**
     * @param asked a draft, or a feedback, which is no duplicate of itself
     * @param owner the customer whose feedbacks alone may be seen
     */
    List<Ranking.Ranked> of(Asked asked, Optional<String> owner) {
        var said = asked.said();
        var traits = Traits.of(said, settings.lotDays(), frequencies);
        var duplicates = settings.duplicates();
        var likeness = new Likeness(said, settings.duplicate(), settings.neighbourhood(), term -> traits.shares()
                .weight(term));
        var found = new LinkedHashMap<UUID, Earlier>();
        wanted(asked, traits).flatMap(Optional::stream).forEachOrdered(wanted -> feedbacks
                .find(
                        wanted,
                        asked.receivedAt().minus(duplicates.window()),
                        asked.receivedAt().plus(duplicates.window()),
                        settings.candidates() / 2)
                .stream()
                .filter(it -> owner.isEmpty() || owner.get().equals(it.customerId()))
                .filter(it -> !asked.is(it))
                .forEach(it -> found.putIfAbsent(it.saidBy(), it)));
        return Ranking.of(found.values(), likeness, duplicates.from(), duplicates.most());
    }

    private static Stream<Optional<Wanted>> wanted(Asked asked, Traits traits) {
        var customer = Optional.of(Wanted.term(Kind.CUSTOMER, asked.said().customerId()));
        var same = new ArrayList<>(traits.products());
        same.addAll(traits.lots());
        return Stream.of(
                Traits.both(customer, Traits.both(Wanted.any(same), traits.matter())),
                Traits.both(customer, Wanted.any(same)),
                Traits.both(customer, traits.matter()),
                Wanted.any(asked.said().lots().stream()
                        .map(lot -> Wanted.term(Kind.LOT, lot))
                        .toList()));
    }
}
