package io.qloop.platform.procedure;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.qloop.platform.calendar.Length;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How much time a document gives: a length such as {@code 3 working-days}, {@code at-once}, {@code to-be-set} where it
 * speaks of a limit without a value (CP-037), {@code none} where it expressly gives none.
 *
 * @param length present for {@link Kind#LENGTH} only
 */
@Schema(type = SchemaType.STRING, implementation = String.class, examples = "3 working-days")
public record Limit(Kind kind, Optional<Length> length) {

    /** What sort of limit it is. */
    public enum Kind {
        LENGTH,
        AT_ONCE,
        TO_BE_SET,
        NONE
    }

    public static Limit of(Length length) {
        return new Limit(Kind.LENGTH, Optional.of(length));
    }

    /** @throws IllegalArgumentException when it is neither one of the words nor a length */
    @JsonCreator
    public static Limit parse(String text) {
        return switch (text) {
            case "at-once" -> new Limit(Kind.AT_ONCE, Optional.empty());
            case "to-be-set" -> new Limit(Kind.TO_BE_SET, Optional.empty());
            case "none" -> new Limit(Kind.NONE, Optional.empty());
            default -> of(Length.parse(text));
        };
    }

    @Override
    @JsonValue
    public String toString() {
        return switch (kind) {
            case LENGTH -> length.orElseThrow().toString();
            case AT_ONCE -> "at-once";
            case TO_BE_SET -> "to-be-set";
            case NONE -> "none";
        };
    }
}
