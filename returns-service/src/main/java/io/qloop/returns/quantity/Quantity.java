package io.qloop.returns.quantity;

import java.math.BigDecimal;

/** Quantities of goods are decimals to the thousandth, because the unit may be the kilogram as well as the piece. */
public final class Quantity {

    /** Digits after the decimal point: grams of a kilogram. */
    public static final int DECIMALS = 3;

    /** Digits before the decimal point. */
    public static final int INTEGER_DIGITS = 12;

    private Quantity() {}

    /** The same number without trailing zeros and without an exponent, so that equal quantities are equal objects. */
    public static BigDecimal plain(BigDecimal quantity) {
        var stripped = quantity.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Can this number be a quantity of goods: more than nothing, and not finer or larger than we count? */
    public static boolean isValid(BigDecimal quantity) {
        // Not by way of the plain form: 1E+999999999 would be written out.
        var stripped = quantity.stripTrailingZeros();
        return stripped.signum() > 0
                && stripped.scale() <= DECIMALS
                && (long) stripped.precision() - stripped.scale() <= INTEGER_DIGITS;
    }
}
