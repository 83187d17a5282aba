package io.qloop.platform.document;

import io.qloop.platform.i18n.Text;
import java.time.LocalDate;

/**
 * What stands around every page of a controlled document; what is not known is null.
 *
 * @param title    of the form or report
 * @param number   of this one
 * @param governed by which document it is ruled
 * @param copy     whether this copy is a controlled one
 */
public record DocumentFrame(Text title, String number, Governing governed, Copy copy) {

    /** A frame of which nothing beyond the title is known. */
    public static DocumentFrame of(Text title) {
        return new DocumentFrame(title, null, null, Copy.UNCONTROLLED);
    }

    /**
     * The written procedure behind a form.
     *
     * @param version   name and number of the version that the product works by
     * @param revision  as the document itself states it
     */
    public record Governing(
            Text title,
            String version,
            String number,
            String revision,
            LocalDate effective,
            String drafter,
            String reviewer,
            String approver) {}

    /**
     * A copy on paper or as a file (GW-011).
     *
     * @param number   which controlled copy it is; null for an uncontrolled one, which nobody updates
     * @param receiver who holds the controlled copy
     */
    public record Copy(Integer number, String receiver) {

        /** Whatever is exported without being issued as a controlled copy. */
        public static final Copy UNCONTROLLED = new Copy(null, null);

        boolean isControlled() {
            return number != null;
        }
    }
}
