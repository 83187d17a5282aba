package io.qloop.platform.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.qloop.platform.json.EnumNames;
import io.qloop.platform.problem.Fault.BrokenRule;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Says what is wrong with a JSON body in terms of the JSON, not of our classes. */
final class BodyFaults {

    private static final String CODE = "malformed-body";

    private BodyFaults() {}

    static Fault of(JacksonException e) {
        return switch (e) {
            case ValueInstantiationException v
            when v.getCause() instanceof Refusal refusal -> Fault.at(refusal, path(v));
            case PropertyBindingException unknown -> broken(BrokenRule.of(path(unknown), "unknown-property"));
            case MismatchedInputException trailing
            when trailing.getOriginalMessage().startsWith("Trailing token") -> broken(notJson(trailing));
            case MismatchedInputException mismatch -> broken(wrongType(path(mismatch), mismatch.getTargetType()));
            case JsonMappingException mapping
            when !mapping.getPath().isEmpty() && !isSyntax(mapping) ->
                broken(BrokenRule.of(path(mapping), "invalid-value"));
            default -> broken(notJson(e));
        };
    }

    private static boolean isSyntax(JsonMappingException e) {
        return e.getCause() instanceof JsonParseException;
    }

    private static Fault broken(BrokenRule rule) {
        return Fault.of(400, CODE).with(List.of(rule));
    }

    private static BrokenRule notJson(JacksonException e) {
        var location = e.getLocation();
        return location == null
                ? BrokenRule.of("", "not-json", "?", "?")
                : BrokenRule.of("", "not-json", location.getLineNr(), location.getColumnNr());
    }

    /** The value at this field is not of this type. */
    static BrokenRule wrongType(String field, Class<?> type) {
        return type != null && EnumNames.isOurs(type)
                ? BrokenRule.of(field, "unknown-value", String.join(", ", EnumNames.all(type)))
                : BrokenRule.of(field, "wrong-type-" + kind(type));
    }

    /** The JSON word for a Java type; one text per word. */
    private static String kind(Class<?> type) {
        if (type == null) {
            return "value";
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "array";
        }
        if (type == String.class || type.isEnum() || type == ZoneId.class) {
            return "text";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "boolean";
        }
        if (List.of(int.class, Integer.class, long.class, Long.class, short.class, Short.class, BigInteger.class)
                .contains(type)) {
            return "integer";
        }
        if (type == BigDecimal.class || type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "number";
        }
        if (type == Instant.class) {
            return "instant";
        }
        if (type == LocalDate.class) {
            return "date";
        }
        if (type == UUID.class) {
            return "uuid";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "object" : "value";
    }

    /** {@code lines[0].quantity}; empty for the whole body. */
    static String path(JsonMappingException e) {
        var path = new StringBuilder();
        for (Reference reference : e.getPath()) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }
}
