package io.qloop.platform.company;

import io.qloop.platform.json.EnumNames;
import java.util.Arrays;

/**
 * The functions of a company: what people work for (the claim {@code functions}), who can be made responsible, whom a
 * procedure lets act. Which department stands behind one, and who is its head, is data.
 */
public enum CompanyFunction {
    SALES,
    QUALITY,
    TECHNOLOGY,
    PRODUCTION,
    LOGISTICS,
    PURCHASING,
    AFTER_SALES,
    GENERAL_MANAGEMENT;

    /** The name outside of the code: {@code after-sales}. */
    public String code() {
        return EnumNames.of(this);
    }

    /** Is there a function of this {@link #code()}? */
    public static boolean isKnown(String code) {
        return Arrays.stream(values()).anyMatch(f -> f.code().equals(code));
    }

    /** @throws IllegalArgumentException when there is no such function */
    public static CompanyFunction of(String code) {
        return Arrays.stream(values())
                .filter(f -> f.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no function '" + code + "'"));
    }
}
