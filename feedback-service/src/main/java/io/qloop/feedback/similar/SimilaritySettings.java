package io.qloop.feedback.similar;

import io.qloop.feedback.similar.Likeness.Neighbourhood;
import io.qloop.feedback.similar.Likeness.Part;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** What makes one feedback like another. */
@ConfigMapping(prefix = "feedback.similar")
interface SimilaritySettings {

    Weights weights();

    /** How many numbers of one family two lots may be apart and still be neighbours. */
    @WithDefault("5")
    int lotNumbers();

    /** How many days two lots may be apart, where their codes name the day, and still be neighbours. */
    @WithDefault("3")
    int lotDays();

    /** How many earlier feedbacks are compared one by one, at most. */
    @WithDefault("150")
    int candidates();

    /** What is less alike than this is not shown. */
    @WithDefault("0.1")
    double atLeast();

    /** How much each part counts among similar cases. */
    interface Weights {
        @WithDefault("0.10")
        double product();

        @WithDefault("0.20")
        double lot();

        @WithDefault("0.40")
        double defect();

        @WithDefault("0.30")
        double wording();
    }

    Duplicates duplicates();

    /** When a feedback probably repeats another one. */
    interface Duplicates {

        /** How far apart the two may have been received. */
        @WithDefault("30d")
        Duration window();

        /** From which likeness on; the customer counts here as well. */
        @WithDefault("0.5")
        double from();

        /** How much the customer counts, beside the weights of the other parts. */
        @WithDefault("0.30")
        double customer();

        /** How many are shown at most. */
        @WithDefault("10")
        int most();
    }

    default Map<Part, Double> similarCase() {
        return Map.of(
                Part.PRODUCT, weights().product(),
                Part.LOT, weights().lot(),
                Part.DEFECT, weights().defect(),
                Part.WORDING, weights().wording());
    }

    default Map<Part, Double> duplicate() {
        var weights = new EnumMap<>(similarCase());
        weights.put(Part.CUSTOMER, duplicates().customer());
        return weights;
    }

    default Neighbourhood neighbourhood() {
        return new Neighbourhood(lotNumbers(), lotDays());
    }
}
