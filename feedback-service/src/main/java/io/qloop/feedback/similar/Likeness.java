package io.qloop.feedback.similar;

import io.qloop.feedback.wording.LotCode;
import io.qloop.feedback.wording.Said;
import io.qloop.feedback.wording.Said.Kind;
import io.qloop.feedback.wording.Words;
import io.qloop.feedback.wording.Words.Word;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * How alike two feedbacks are, part by part. Each part is between 0 and 1 and has a weight; the score is their weighted mean. A
 * part of which one of the two says nothing (no lot was named) does not count: what is not known is not different.
 */
final class Likeness {

    /** What is compared. */
    enum Part {
        CUSTOMER,
        PRODUCT,
        LOT,
        DEFECT,
        WORDING
    }

    /**
     * How near lots have to be to each other to be neighbours.
     *
     * @param numbers apart in one family
     * @param days    apart in the day that the code names
     */
    record Neighbourhood(int numbers, int days) {}

    /** @param matched what the two have in common, in the words of the asked one */
    record Compared(Part part, double weight, double likeness, List<String> matched) {}

    /** The parts that count, and what comes out of them. */
    record Score(List<Compared> parts) {
        Score {
            parts = List.copyOf(parts);
        }

        double value() {
            return weight() == 0
                    ? 0
                    : parts.stream()
                                    .mapToDouble(it -> it.weight() * it.likeness())
                                    .sum()
                            / weight();
        }

        /** What a part has contributed to the value. */
        double points(Compared part) {
            return part.weight() * part.likeness() / weight();
        }

        private double weight() {
            return parts.stream().mapToDouble(Compared::weight).sum();
        }

        double of(Part part) {
            return parts.stream()
                    .filter(it -> it.part() == part)
                    .mapToDouble(Compared::likeness)
                    .sum();
        }
    }

    private final Said asked;
    private final Map<String, Word> words;
    private final Map<String, Integer> places;
    private final List<String> telling;
    private final double weightOfTelling;
    private final List<LotCode> lots;
    private final Set<String> defects;
    private final Map<Part, Double> weights;
    private final Neighbourhood neighbourhood;
    private final ToDoubleFunction<String> rarity;

    /**
     * @param asked   what the others are compared with
     * @param weights of the parts that are compared; a part without one is left out
     * @param rarity  how much a term says
     */
    Likeness(Said asked, Map<Part, Double> weights, Neighbourhood neighbourhood, ToDoubleFunction<String> rarity) {
        this.asked = asked;
        this.words = asked.words();
        this.defects = asked.defects();
        this.weights = weights;
        this.neighbourhood = neighbourhood;
        this.rarity = rarity;
        this.places = places(words.keySet());
        this.telling =
                words.values().stream().filter(Likeness::says).map(Word::term).toList();
        this.weightOfTelling = total(telling, rarity);
        this.lots = asked.lots().stream().map(LotCode::of).toList();
    }

    /** @param terms of the other one, as the index has them */
    Score to(Set<String> terms) {
        var parts = new ArrayList<Compared>();
        same(Part.CUSTOMER, List.of(asked.customerId()), Kind.CUSTOMER.among(terms))
                .ifPresent(parts::add);
        same(Part.PRODUCT, asked.products(), Kind.PRODUCT.among(terms)).ifPresent(parts::add);
        lots(Kind.LOT.among(terms)).ifPresent(parts::add);
        defects(terms).ifPresent(parts::add);
        wording(terms).ifPresent(parts::add);
        return new Score(parts);
    }

    private Optional<Compared> same(Part part, List<String> ours, Set<String> theirs) {
        var shared = ours.stream()
                .filter(it -> theirs.contains(it.toLowerCase(Locale.ROOT)))
                .toList();
        return counted(part, ours, theirs, shared.isEmpty() ? 0 : 1, shared);
    }

    private Optional<Compared> lots(Set<String> theirs) {
        double closest = 0;
        var matched = List.<String>of();
        for (var other : theirs) {
            var code = LotCode.of(other);
            for (var ours : lots) {
                var closeness = ours.closeness(code, neighbourhood.numbers(), neighbourhood.days());
                if (closeness > closest) {
                    closest = closeness;
                    matched = List.of(other);
                }
            }
        }
        return counted(Part.LOT, asked.lots(), theirs, closest, matched);
    }

    private Optional<Compared> defects(Set<String> terms) {
        var theirs = Kind.DEFECT.among(terms);
        var shared = defects.stream().filter(theirs::contains).toList();
        var all = new HashSet<>(defects);
        all.addAll(theirs);
        // The other one always says what it is about: it counts as soon as the asked one names a defect.
        return counted(
                Part.DEFECT,
                defects,
                all,
                share(shared, all, code -> rarity.applyAsDouble(Kind.DEFECT.term(code))),
                shared);
    }

    /** The weight of the shared words beside the weight that both texts have (a cosine). */
    private Optional<Compared> wording(Set<String> terms) {
        var theirs = terms.stream().filter(Likeness::says).toList();
        var shared = telling.stream().filter(terms::contains).toList();
        var both = Math.sqrt(weightOfTelling * total(theirs, rarity));
        return counted(Part.WORDING, telling, theirs, both == 0 ? 0 : total(shared, rarity) / both, readable(shared));
    }

    private static double share(Collection<String> shared, Collection<String> all, ToDoubleFunction<String> rarity) {
        var whole = total(all, rarity);
        return whole == 0 ? 0 : total(shared, rarity) / whole;
    }

    private static double total(Collection<String> terms, ToDoubleFunction<String> rarity) {
        return terms.stream().mapToDouble(rarity).sum();
    }

    /** A single sign says too little, and what is marked by its kind is a part of its own. */
    private static boolean says(Word word) {
        return word.signs() != 1;
    }

    private static boolean says(String term) {
        return term.indexOf(':') < 0 && !Words.isSign(term);
    }

    private static Map<String, Integer> places(Collection<String> words) {
        var places = new HashMap<String, Integer>();
        words.forEach(word -> places.put(word, places.size()));
        return places;
    }

    /** The shared words as they were said; pairs of signs that follow each other are put together again. */
    private List<String> readable(List<String> shared) {
        var readable = new ArrayList<String>();
        int previous = Integer.MIN_VALUE;
        for (var term : shared) {
            var word = words.get(term);
            int place = places.get(term);
            var goesOn = word.signs() == 2
                    && place == previous + 1
                    && readable.getLast().endsWith(word.said().substring(0, 1));
            if (goesOn) {
                readable.set(
                        readable.size() - 1, readable.getLast() + word.said().substring(1));
            } else {
                readable.add(word.said());
            }
            previous = place;
        }
        return readable.stream().distinct().toList();
    }

    private Optional<Compared> counted(
            Part part, Collection<String> ours, Collection<String> theirs, double likeness, List<String> matched) {
        return Optional.ofNullable(weights.get(part))
                .filter(weight -> weight > 0 && !ours.isEmpty() && !theirs.isEmpty())
                .map(weight -> new Compared(part, weight, likeness, matched));
    }
}
