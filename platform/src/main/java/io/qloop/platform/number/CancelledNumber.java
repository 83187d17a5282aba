package io.qloop.platform.number;

import io.qloop.platform.problem.Refusal;
import java.util.List;

/**
 * A number that no record has and none will ever have.
 *
 * @param pattern of its series when that began
 * @param year    0 where the counter never begins anew
 */
record CancelledNumber(String form, String pattern, Place place, CancelReason reason) {

    /** Where it stands in the list: its counter, and the value of that. */
    record Place(String series, int year, long value) {

        static final int PARTS = 3;

        List<String> key() {
            return List.of(series, String.valueOf(year), String.valueOf(value));
        }

        static Place of(List<String> key) {
            try {
                return new Place(key.get(0), Integer.parseInt(key.get(1)), Long.parseLong(key.get(2)));
            } catch (NumberFormatException notOurs) {
                throw Refusal.invalid("cursor-invalid", "after");
            }
        }
    }

    /** As it would have been written; where the counter never begins anew nobody knows of which year it would have been. */
    String number() {
        var written = new NumberPattern(pattern, place.year() > 0);
        return place.year() > 0
                ? written.number(place.series(), place.year(), place.value())
                : written.number(place.series(), place.value());
    }
}
