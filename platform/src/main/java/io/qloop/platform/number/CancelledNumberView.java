package io.qloop.platform.number;

import io.qloop.platform.i18n.Text;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.json.EnumNames;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A number that belongs to no record, and why. */
@Schema(name = "CancelledNumber")
record CancelledNumberView(
        String form,

        @Schema(
                description =
                        "{yyyy} stands for the year where the counter never begins anew: it was not written anywhere")
        String number,

        CancelReason reason,
        Text explanation) {

    static CancelledNumberView of(CancelledNumber cancelled, Texts texts) {
        return new CancelledNumberView(
                cancelled.form(),
                cancelled.number(),
                cancelled.reason(),
                texts.both("number.cancelled." + EnumNames.of(cancelled.reason())));
    }
}
