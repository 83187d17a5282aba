package io.qloop.notification.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The rules of all events.
 *
 * @param digests when they are sent; null for none
 * @param events  by the event's type
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "MessageRules")
record RuleBook(
        @Valid Digests digests,
        @NotNull @Size(max = 500) Map<@NotBlank @Size(max = 100) String, @NotNull @Valid EventRules> events) {

    Optional<EventRules> of(String type) {
        return Optional.ofNullable(events.get(type));
    }

    /** With the other book's rules for what this one does not know yet: younger events, and digests. */
    RuleBook completedBy(RuleBook other) {
        var all = new LinkedHashMap<>(other.events);
        all.putAll(events);
        return new RuleBook(digests == null ? other.digests : digests, all);
    }
}
