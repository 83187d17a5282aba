package io.qloop.feedback.similar;

import io.qloop.feedback.similar.EarlierFeedbacks.Asked;
import io.qloop.feedback.similar.EarlierFeedbacks.Earlier;
import io.qloop.feedback.similar.EarlierFeedbacks.Window;
import io.qloop.feedback.wording.Said.Kind;
import io.qloop.feedback.wording.Wanted;
import io.qloop.feedback.wording.WordFrequencies;
import jakarta.enterprise.context.ApplicationScoped;
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
        Stream.concat(ofTheCustomer(asked, traits), owner.isEmpty() ? ofTheLots(asked) : Stream.of())
                .filter(it -> owner.isEmpty() || owner.get().equals(it.customerId()))
                .filter(it -> !asked.is(it))
                .forEach(it -> found.putIfAbsent(it.saidBy(), it));
        return Ranking.of(found.values(), likeness, duplicates.from(), duplicates.most());
    }

    /** About the same goods or the same matter, and before these what is about both. */
    private Stream<Earlier> ofTheCustomer(Asked asked, Traits traits) {
        var wanted = Sought.any(Stream.of(traits.goods(), traits.matter())
                .flatMap(Optional::stream)
                .toList());
        var preferred = Sought.both(traits.goods(), traits.matter()).or(() -> wanted);
        return wanted.stream()
                .flatMap(it -> feedbacks
                        .ofCustomer(
                                asked.said().customerId(),
                                it.wanted(),
                                preferred.get().wanted(),
                                window(asked),
                                most())
                        .stream());
    }

    private Stream<Earlier> ofTheLots(Asked asked) {
        var wanted = Wanted.any(asked.said().lots().stream()
                .map(lot -> Wanted.term(Kind.LOT, lot))
                .toList());
        return wanted.stream()
                .flatMap(
                        it -> feedbacks
                                .rare(it, window(asked), most())
                                .orElseGet(() -> feedbacks.newest(it, window(asked), most()))
                                .stream());
    }

    private int most() {
        return settings.candidates() / 2;
    }

    private Window window(Asked asked) {
        var apart = settings.duplicates().window();
        return new Window(asked.receivedAt().minus(apart), asked.receivedAt().plus(apart));
    }
}
