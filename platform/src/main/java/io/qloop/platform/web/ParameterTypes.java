package io.qloop.platform.web;

import io.qloop.platform.json.EnumNames;
import io.qloop.platform.problem.InvalidParameter;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Reads parameters of our enums by their outside names, and answers 400 with the parameter's name to a value that is not
 * of its type (404 in a path: there is no such thing). An empty parameter counts as not given.
 */
@Provider
public class ParameterTypes implements ParamConverterProvider {

    private static final Map<Class<?>, Function<String, ?>> READERS = Map.ofEntries(
            Map.entry(UUID.class, ParameterTypes::uuid),
            Map.entry(Instant.class, Instant::parse),
            Map.entry(LocalDate.class, LocalDate::parse),
            Map.entry(BigDecimal.class, BigDecimal::new),
            Map.entry(Integer.class, Integer::valueOf),
            Map.entry(int.class, Integer::valueOf),
            Map.entry(Long.class, Long::valueOf),
            Map.entry(long.class, Long::valueOf),
            Map.entry(Boolean.class, ParameterTypes::bool),
            Map.entry(boolean.class, ParameterTypes::bool));

    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> rawType, Type genericType, Annotation[] annotations) {
        Function<String, ?> reader = EnumNames.isOurs(rawType) ? text -> constant(rawType, text) : READERS.get(rawType);
        return reader == null ? null : new Converter<>(rawType, (Function<String, T>) reader, name(annotations));
    }

    private record Converter<T>(Class<T> type, Function<String, T> reader, String name) implements ParamConverter<T> {

        @Override
        public T fromString(String value) {
            if (value == null || (value.isEmpty() && !type.isPrimitive())) {
                return null;
            }
            try {
                return reader.apply(value);
            } catch (RuntimeException e) {
                if (name == null) {
                    throw new NotFoundException(e);
                }
                throw new InvalidParameter(name, value, type);
            }
        }

        @Override
        public String toString(T value) {
            return value instanceof Enum<?> constant ? EnumNames.of(constant) : value.toString();
        }
    }

    /** The name of a query parameter or header; null for a part of the path. */
    private static String name(Annotation[] annotations) {
        for (var annotation : annotations) {
            switch (annotation) {
                case QueryParam query -> {
                    return query.value();
                }
                case RestQuery query -> {
                    return query.value();
                }
                case HeaderParam header -> {
                    return header.value();
                }
                case RestHeader header -> {
                    return header.value();
                }
                default -> {}
            }
        }
        return null;
    }

    private static Object constant(Class<?> type, String text) {
        for (Object constant : type.getEnumConstants()) {
            if (EnumNames.of((Enum<?>) constant).equals(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("No such constant");
    }

    /** Java also reads {@code 1-1-1-1-1}; then two addresses would name the same thing. */
    private static UUID uuid(String text) {
        var uuid = UUID.fromString(text);
        if (!uuid.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("No UUID");
        }
        return uuid;
    }

    private static Boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("Neither true nor false");
        };
    }
}
