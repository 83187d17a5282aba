package io.qloop.feedback.feedback;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/**
 * What an imported feedback was in the register that it comes from.
 *
 * @param origin     name of that register
 * @param number     its number there
 * @param evaluation how what was done was judged there; null where nobody has
 * @param importId   the import that brought it
 */
@Embeddable
public record OldCase(
        @Column(name = "old_origin") String origin,
        @Column(name = "old_number") String number,
        @Column(name = "old_evaluation") String evaluation,
        @Column(name = "import_id") UUID importId) {

    /** Between origin and number; no number that we issue has it, so that the two never meet. */
    private static final String SEPARATOR = "/";

    /** What it is called here. */
    public static String number(String origin, String number) {
        return origin + SEPARATOR + number;
    }
}
