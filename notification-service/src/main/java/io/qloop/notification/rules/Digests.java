package io.qloop.notification.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * When digests are sent.
 *
 * @param daily     on each working day; null for none
 * @param weekly    on the first working day of the week; null for none
 * @param dueWithin what is due so soon stands there, read or not
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "MessageRulesDigests")
record Digests(
        @Valid Digest daily,
        @Valid Digest weekly,
        @NotNull @Size(min = 1, max = 40) String dueWithin) {

    /**
     * A digest.
     *
     * @param at     local time of the reader's site from which on it is due
     * @param optOut whether readers may do without
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "MessageRulesDigest")
    record Digest(
            @NotNull @Pattern(regexp = "([01]\\d|2[0-3]):[0-5]\\d") @Schema(examples = "08:00")
            String at,

            OptOut optOut) {}
}
