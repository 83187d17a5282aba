package io.qloop.platform.json;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How the constants of our enums are called outside: {@code IN_PROGRESS} travels as {@code in-progress} in JSON, in
 * parameters and in the API description. The database stores the constant's own name.
 */
public final class EnumNames {

    private static final String OURS = "io.qloop.";

    private EnumNames() {}

    public static String of(Enum<?> constant) {
        return of(constant.name());
    }

    /** The outside name of the constant with this name in Java. */
    public static String of(String constantName) {
        return constantName.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The outside names of all constants, in the order of their declaration. */
    public static List<String> all(Class<?> enumType) {
        return Arrays.stream(enumType.getEnumConstants())
                .map(c -> of((Enum<?>) c))
                .toList();
    }

    /** Enums of libraries keep the names that their libraries give them. */
    public static boolean isOurs(Class<?> type) {
        return type.isEnum() && type.getName().startsWith(OURS);
    }
}
