package io.qloop.notification.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.qloop.notification.addressing.Telling;
import io.qloop.notification.message.MessageKind;
import io.qloop.notification.message.Urgency;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One rule of an event.
 *
 * @param kind      of the message, which is also its template
 * @param when      conditions that all hold; none: always
 * @param to        whom it is for
 * @param urgency   how soon it wants to be read; null for normal, or as the field says
 * @param urgencyBy the field that says how urgent it is
 * @param mode      null or at once; or in the readers' digests alone, but for what is urgent or has to have an effect
 * @param optOut    whether readers may want it in their digests alone
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "MessageRule")
record Rule(
        @NotNull MessageKind kind,
        @Size(max = 20) List<@NotNull @Valid Condition> when,
        @NotEmpty @Size(max = 50) List<@NotNull @Valid To> to,
        Urgency urgency,
        @Valid UrgencyBy urgencyBy,
        Mode mode,
        OptOut optOut) {

    Rule {
        when = when == null ? List.of() : List.copyOf(when);
        to = to == null ? List.of() : List.copyOf(to);
    }

    /**
     * How urgent each value of a field is; others are normal.
     *
     * @param as by the value
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "MessageRuleUrgency")
    record UrgencyBy(
            @NotNull @Size(min = 1, max = 100) String field,

            @NotEmpty @Size(max = 50) Map<String, @NotNull Urgency> as) {}

    /** When its readers are told. */
    @Schema(name = "MessageRuleMode")
    enum Mode {
        AT_ONCE,
        DIGEST
    }

    Telling telling() {
        if (mode == Mode.DIGEST) {
            return Telling.IN_DIGEST;
        }
        return optOut == OptOut.ALLOWED ? Telling.AT_WILL : Telling.AT_ONCE;
    }

    Urgency urgencyOf(JsonNode data) {
        if (urgencyBy == null) {
            return urgency == null ? Urgency.NORMAL : urgency;
        }
        return Fields.text(data, urgencyBy.field()).map(urgencyBy.as()::get).orElse(Urgency.NORMAL);
    }
}
