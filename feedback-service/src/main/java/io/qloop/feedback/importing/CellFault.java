package io.qloop.feedback.importing;

import java.util.List;

/**
 * What is wrong with a cell, or with the file from a row on.
 *
 * @param field name of the column; empty where it is about the whole row or file
 * @param value what stands there, not more than is needed to find it again
 * @param rule  key of the text that says what is wrong
 * @param args  for the places of the text
 */
record CellFault(int row, String field, String value, String rule, List<String> args) {

    private static final int SHOWN = 200;

    CellFault {
        value = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
        args = List.copyOf(args);
    }

    /** @param rule without its {@code rule.} */
    static CellFault of(int row, String field, String value, String rule, Object... args) {
        return new CellFault(
                row,
                field,
                value == null ? "" : value,
                "rule." + rule,
                java.util.Arrays.stream(args).map(String::valueOf).toList());
    }
}
