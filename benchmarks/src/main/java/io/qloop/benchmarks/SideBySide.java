package io.qloop.benchmarks;

import java.util.ArrayList;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Two things measured in turns, so that what the machine does meanwhile meets both alike, after the product has come to its
 * steady state.
 */
record SideBySide(int rounds, int seconds) {

    private static final int WARM_UP_SECONDS = 30;
    private static final int MOST_WARM_UPS = 30;
    private static final int ENOUGH = 5;
    private static final double NO_LONGER_RISES = 1.03;

    /** Rates of both, and the ratio of the second to the first round by round. */
    record Result(Figures limit, Figures product, Figures ratio) {}

    Result of(IntToDoubleFunction limit, IntToDoubleFunction product) {
        limit.applyAsDouble(WARM_UP_SECONDS);
        warmUp(product);
        var limits = new ArrayList<Double>();
        var products = new ArrayList<Double>();
        for (int round = 0; round < rounds; round++) {
            limits.add(limit.applyAsDouble(seconds));
            products.add(product.applyAsDouble(seconds));
        }
        return new Result(
                Figures.of(limits.stream().mapToDouble(x -> x)),
                Figures.of(products.stream().mapToDouble(x -> x)),
                Figures.of(IntStream.range(0, rounds).mapToDouble(i -> products.get(i) / limits.get(i))));
    }

    /** Until it was no faster five times in a row, and for a quarter of an hour at most: Java compiles for minutes, in waves. */
    private static void warmUp(IntToDoubleFunction product) {
        double best = 0;
        int flat = 0;
        for (int turn = 0; turn < MOST_WARM_UPS && flat < ENOUGH; turn++) {
            var rate = product.applyAsDouble(WARM_UP_SECONDS);
            flat = rate > best * NO_LONGER_RISES ? 0 : flat + 1;
            best = Math.max(best, rate);
        }
    }
}
