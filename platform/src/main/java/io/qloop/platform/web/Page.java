package io.qloop.platform.web;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param next the cursor to ask for the following page with ({@code ?after=}), null at the end
 */
public record Page<T>(List<T> items, String next) {

    /**
     * Makes the page from one row more than asked for: the additional row only tells that there is a next page.
     *
     * @param limitPlusOne at most {@code request.limit() + 1} rows in the order of the request
     */
    public static <T> Page<T> of(List<T> limitPlusOne, PageRequest request, Function<? super T, UUID> id) {
        return cut(limitPlusOne, request, last -> Cursor.of(id.apply(last)));
    }

    /** The same for a list that is walked by a key ({@link PageRequest#afterKey}). */
    public static <T> Page<T> ofKeyed(
            List<T> limitPlusOne, PageRequest request, Function<? super T, List<String>> key) {
        return cut(limitPlusOne, request, last -> Cursor.of(key.apply(last)));
    }

    private static <T> Page<T> cut(List<T> limitPlusOne, PageRequest request, Function<? super T, String> cursor) {
        if (limitPlusOne.size() <= request.limit()) {
            return new Page<>(List.copyOf(limitPlusOne), null);
        }
        var items = List.copyOf(limitPlusOne.subList(0, request.limit()));
        return new Page<>(items, cursor.apply(items.getLast()));
    }

    /** The same page with each item shown as something else. */
    public <V> Page<V> map(Function<? super T, ? extends V> view) {
        return new Page<>(items.stream().<V>map(view).toList(), next);
    }
}
