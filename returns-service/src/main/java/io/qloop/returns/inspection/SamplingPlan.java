package io.qloop.returns.inspection;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How many units of a lot to look at: the sample size of ISO 2859-1 (GB/T 2828.1), general inspection level II, single
 * normal sampling, as data in {@code sampling/}. A proposal to the inspector, who may look at more or less; plans by AQL
 * with switching rules are not part of it.
 */
public final class SamplingPlan {

    private static final SamplingPlan LEVEL_II = read("/sampling/iso-2859-1-level-2-single-normal.csv");

    /** Largest lot of the row (null in the last one), and its sample. */
    private record Row(BigDecimal upTo, BigDecimal sample) {

        static Row parse(String line) {
            var cells = line.split(",");
            return new Row(cells[0].isEmpty() ? null : new BigDecimal(cells[0]), new BigDecimal(cells[2]));
        }
    }

    private final List<Row> rows;

    private SamplingPlan(List<Row> rows) {
        this.rows = rows;
    }

    /** General inspection level II. */
    public static SamplingPlan levelTwo() {
        return LEVEL_II;
    }

    /** The sample of a lot of this size; of a lot that is smaller than its sample, all of it. */
    public BigDecimal sampleOf(BigDecimal lotSize) {
        return rows.stream()
                .filter(r -> r.upTo() == null || lotSize.compareTo(r.upTo()) <= 0)
                .findFirst()
                .orElseThrow()
                .sample()
                .min(lotSize);
    }

    private static SamplingPlan read(String resource) {
        try (var lines = new BufferedReader(
                new InputStreamReader(SamplingPlan.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
            return new SamplingPlan(lines.lines()
                    .filter(l -> !l.startsWith("#"))
                    .map(Row::parse)
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
