package io.qloop.platform.procedure;

import java.util.List;

/** What YAML and JSON leave out is an empty list. */
final class Lists {

    private Lists() {}

    static <T> List<T> given(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
