package io.qloop.benchmarks;

import java.util.ArrayList;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Two things measured in turns, so that what the machine does meanwhile meets both alike. */
record SideBySide(int warmUpSeconds, int rounds, int seconds) {

    /** Rates of both, and the ratio of the second to the first round by round. */
    record Result(Figures limit, Figures product, Figures ratio) {}

    Result of(IntToDoubleFunction limit, IntToDoubleFunction product) {
        limit.applyAsDouble(warmUpSeconds / 2);
        product.applyAsDouble(warmUpSeconds);
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
}
