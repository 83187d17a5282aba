package io.qloop.feedback.similar;

import io.qloop.feedback.wording.LotCode;
import io.qloop.feedback.wording.Said;
import io.qloop.feedback.wording.Said.Kind;
import io.qloop.feedback.wording.Wanted;
import io.qloop.feedback.wording.WordFrequencies;
import io.qloop.feedback.wording.WordFrequencies.Shares;
import io.qloop.feedback.wording.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * By what of a feedback others are found that may be like it.
 *
 * @param words its rarest words that occur elsewhere
 */
record Traits(List<Wanted> products, List<Wanted> lots, List<Wanted> defects, List<Wanted> words, Shares shares) {

    /** More of them would find hardly anything else, and cost. */
    private static final int RAREST = 8;

    static Traits of(Said said, int lotDays, WordFrequencies frequencies) {
        var terms = new ArrayList<>(said.words().keySet());
        said.defects().forEach(code -> terms.add(Kind.DEFECT.term(code)));
        var shares = frequencies.of(terms);
        return new Traits(
                said.products().stream()
                        .map(it -> Wanted.term(Kind.PRODUCT, it))
                        .toList(),
                said.lots().stream()
                        .flatMap(lot -> LotCode.of(lot).familiesWithin(lotDays).stream())
                        .map(family -> Wanted.term(Kind.FAMILY, family))
                        .toList(),
                said.defects().stream().map(it -> Wanted.term(Kind.DEFECT, it)).toList(),
                said.words().keySet().stream()
                        .filter(term -> !Words.isSign(term) && shares.isShared(term))
                        .sorted(Comparator.comparingDouble(shares::weight).reversed())
                        .limit(RAREST)
                        .map(Wanted::word)
                        .toList(),
                shares);
    }

    /** One of the words or defects. */
    Optional<Wanted> matter() {
        var parts = new ArrayList<>(defects);
        parts.addAll(words);
        return Wanted.any(parts);
    }

    /** One of the other words. */
    Optional<Wanted> wordsBut(Wanted word) {
        return Wanted.any(words.stream().filter(it -> !it.equals(word)).toList());
    }

    static Optional<Wanted> both(Optional<Wanted> one, Optional<Wanted> other) {
        return one.flatMap(it -> other.flatMap(that -> Wanted.all(List.of(it, that))));
    }
}
