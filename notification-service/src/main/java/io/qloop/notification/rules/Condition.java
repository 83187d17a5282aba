package io.qloop.notification.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What has to be so with a field; exactly one of the last five. Of a field in a list, one of its values is enough.
 *
 * @param field   such as {@code class} or {@code origin.kind}
 * @param is      this value
 * @param in      one of these values
 * @param present whether it has a value at all
 * @param atLeast this number or more
 * @param differsFrom the field that says something else
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "MessageRuleCondition")
record Condition(
        @NotNull @Size(min = 1, max = 100) String field,
        @Size(max = 200) String is,
        @Size(min = 1, max = 100) List<@NotNull @Size(max = 200) String> in,
        Boolean present,
        Integer atLeast,
        @Size(min = 1, max = 100) String differsFrom) {

    boolean isWhole() {
        return Stream.of(is, in, present, atLeast, differsFrom)
                        .filter(Objects::nonNull)
                        .count()
                == 1;
    }

    boolean holds(JsonNode data) {
        var values = Fields.values(data, field);
        if (present != null) {
            return present != values.isEmpty();
        }
        if (atLeast != null) {
            return values.stream().anyMatch(value -> value.isNumber() && value.asLong() >= atLeast);
        }
        if (differsFrom != null) {
            return !Fields.text(data, field).equals(Fields.text(data, differsFrom));
        }
        var wanted = is != null ? List.of(is) : in;
        return values.stream().map(JsonNode::asText).anyMatch(wanted::contains);
    }

    /** What it asks for, in short. */
    String words() {
        if (present != null) {
            return present ? "*" : "–";
        }
        if (atLeast != null) {
            return "≥ " + atLeast;
        }
        if (differsFrom != null) {
            return "≠ " + differsFrom;
        }
        return is != null ? is : String.join(" | ", in);
    }

    /** What it finds, in short. */
    String found(JsonNode data) {
        var values = Fields.values(data, field);
        return values.isEmpty()
                ? "–"
                : values.stream().map(JsonNode::asText).distinct().collect(Collectors.joining(", "));
    }
}
