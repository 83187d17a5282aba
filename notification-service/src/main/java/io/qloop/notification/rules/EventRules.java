package io.qloop.notification.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an event leads to: messages, or nothing for a reason.
 *
 * @param nobody why it tells nobody; null where it tells somebody
 * @param site   whose people are told; null for the company's
 * @param matter what the messages are about
 * @param tell   one after the other; who was told by one is not told again by a later one
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "MessageRulesOfEvent")
record EventRules(
        @Size(min = 1, max = 500) String nobody,
        @Valid Site site,
        @Valid MatterPattern matter,
        @Size(max = 50) List<@NotNull @Valid Rule> tell) {

    EventRules {
        tell = tell == null ? List.of() : List.copyOf(tell);
    }

    /**
     * Where it happens: one of both.
     *
     * @param ofCustomer the field with the customer, whose usual site is meant
     * @param field      the field with the site itself
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "MessageRuleSite")
    record Site(
            @Size(min = 1, max = 100) String ofCustomer,
            @Size(min = 1, max = 100) String field) {}
}
