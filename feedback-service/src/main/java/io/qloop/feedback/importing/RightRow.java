package io.qloop.feedback.importing;

import java.util.Map;

/**
 * A row whose cells are right, each by itself.
 *
 * @param key    by which the same thing is known again
 * @param values by the names of their fields
 */
record RightRow(int number, String key, Map<String, String> values) {

    /** Null where it is not given. */
    String get(String field) {
        return values.get(field);
    }

    CellFault fault(String field, String rule, Object... args) {
        return CellFault.of(number, field, get(field), rule, args);
    }
}
