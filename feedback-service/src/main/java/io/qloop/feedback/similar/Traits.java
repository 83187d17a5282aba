package io.qloop.feedback.similar;

import io.qloop.feedback.wording.LotCode;
import io.qloop.feedback.wording.Said;
import io.qloop.feedback.wording.Said.Kind;
import io.qloop.feedback.wording.WordFrequencies;
import io.qloop.feedback.wording.WordFrequencies.Shares;
import io.qloop.feedback.wording.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * By what of a feedback others are found that may be like it.
 *
 * @param lots  the families of its lots and of their neighbours
 * @param words its rarest words that occur elsewhere, the rarest first
 */
record Traits(List<Sought> products, List<Sought> lots, List<Sought> defects, List<Sought> words, Shares shares) {

    /** More of them would find hardly anything else, and cost. */
    private static final int RAREST = 8;

    static Traits of(Said said, int lotDays, WordFrequencies frequencies) {
        var terms = new ArrayList<>(said.words().keySet());
        said.defects().forEach(code -> terms.add(Kind.DEFECT.term(code)));
        var families = said.lots().stream()
                .flatMap(lot -> LotCode.of(lot).familiesWithin(lotDays).stream())
                .toList();
        var shares = frequencies.of(
                terms,
                Stream.concat(
                                said.products().stream().map(Kind.PRODUCT::term),
                                families.stream().map(Kind.FAMILY::term))
                        .toList());
        return new Traits(
                said.products().stream()
                        .map(it -> Sought.term(Kind.PRODUCT, it, shares))
                        .toList(),
                families.stream()
                        .map(family -> Sought.term(Kind.FAMILY, family, shares))
                        .toList(),
                said.defects().stream()
                        .map(it -> Sought.term(Kind.DEFECT, it, shares))
                        .toList(),
                said.words().keySet().stream()
                        .filter(term -> !Words.isSign(term) && shares.isShared(term))
                        .sorted(Comparator.comparingDouble(shares::weight).reversed())
                        .limit(RAREST)
                        .map(term -> Sought.word(term, shares))
                        .toList(),
                shares);
    }

    /** One of the words or defects. */
    Optional<Sought> matter() {
        var parts = new ArrayList<>(defects);
        parts.addAll(words);
        return Sought.any(parts);
    }

    /** One of the same goods: products, lots and their neighbours. */
    Optional<Sought> goods() {
        var parts = new ArrayList<>(products);
        parts.addAll(lots);
        return Sought.any(parts);
    }

    /** One of the other words. */
    Optional<Sought> wordsBut(Sought word) {
        return wordsBut(word, words.size());
    }

    /** One of its rarest words, but for this one. */
    Optional<Sought> wordsBut(Sought word, int rarest) {
        return Sought.any(
                words.stream().limit(rarest).filter(it -> !it.equals(word)).toList());
    }
}
