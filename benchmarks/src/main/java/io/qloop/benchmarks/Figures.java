package io.qloop.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Several measurements of the same thing: their median, and how far they lie apart. */
record Figures(double[] values) {

    static Figures of(DoubleStream values) {
        return new Figures(values.sorted().toArray());
    }

    double median() {
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    double least() {
        return values[0];
    }

    double most() {
        return values[values.length - 1];
    }

    /** {@code 0.61 (0.58–0.63)} */
    String with(int decimals) {
        var format = "%,." + decimals + "f";
        return String.format(Locale.ROOT, format + " (" + format + "–" + format + ")", median(), least(), most());
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
