package io.qloop.platform.table;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/** What stands in one place of a table. */
public sealed interface Cell {

    Cell EMPTY = new Text("");

    /** As somebody reads it who looks at the table. */
    String shown();

    default boolean isBlank() {
        return shown().isBlank();
    }

    /** Words; all that a CSV file has. */
    record Text(String shown) implements Cell {}

    /** A number that Excel knows as one: written out, without what the format adds to it. */
    record Number(BigDecimal value) implements Cell {

        /** Excel keeps no more than these; what is behind them was lost before the file came here. */
        private static final int DIGITS = 15;

        @Override
        public String shown() {
            return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        }

        /** Is it longer than what Excel can keep, so that it may have been another number? */
        public boolean mayHaveLostDigits() {
            var bare = value.stripTrailingZeros();
            return bare.precision() - Math.min(bare.scale(), 0) > DIGITS;
        }
    }

    /** A date, with or without a time. */
    record Moment(LocalDateTime value) implements Cell {

        @Override
        public String shown() {
            return value.toString();
        }
    }

    /** What Excel could not calculate, such as {@code #N/A}. */
    record Broken(String shown) implements Cell {}
}
