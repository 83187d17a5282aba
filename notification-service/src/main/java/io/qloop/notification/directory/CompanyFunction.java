package io.qloop.notification.directory;

import io.qloop.platform.json.EnumNames;
import java.util.Arrays;

/** The functions of the company that can be made responsible, as {@code contracts/} names them. */
public enum CompanyFunction {
    SALES,
    QUALITY,
    TECHNOLOGY,
    PRODUCTION,
    LOGISTICS,
    PURCHASING,
    AFTER_SALES,
    GENERAL_MANAGEMENT;

    /** The name outside of this service: {@code after-sales}. */
    public String code() {
        return EnumNames.of(this);
    }

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
