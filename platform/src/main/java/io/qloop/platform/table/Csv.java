package io.qloop.platform.table;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes CSV that Excel opens as it is meant. */
public final class Csv {

    /** Comes first, so that Excel knows the file as UTF-8. */
    public static final String BYTE_ORDER_MARK = "\ufeff";

    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private Csv() {}

    /** One line with its end; every cell is quoted, and none is taken for a formula. */
    public static String line(Stream<String> cells) {
        return cells.map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String value) {
        var harmless = FORMULA.matcher(value).matches() ? "'" + value : value;
        return "\"" + harmless.replace("\"", "\"\"") + "\"";
    }
}
