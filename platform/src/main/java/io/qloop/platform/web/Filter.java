package io.qloop.platform.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a list is narrowed down to. A filter that the caller has not given (null, empty) narrows nothing. */
public final class Filter {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    private Filter() {}

    public static Filter all() {
        return new Filter();
    }

    /**
     * Only where the property has this value.
     *
     * @param property of the entity, written by the programmer; never taken from a request
     */
    public Filter eq(String property, Object value) {
        if (value == null || value instanceof String text && text.isEmpty()) {
            return this;
        }
        return where(property + " = :" + parameter(property), parameter(property), value);
    }

    /** Only where this condition of HQL holds. */
    public Filter where(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Only where this condition of HQL holds, which has this parameter. */
    public Filter where(String condition, String parameter, Object value) {
        return with(parameter, value).where(condition);
    }

    /** One more parameter of the conditions. */
    Filter with(String name, Object value) {
        parameters.put(name, value);
        return this;
    }

    Filter copy() {
        var copy = new Filter();
        copy.conditions.addAll(conditions);
        copy.parameters.putAll(parameters);
        return copy;
    }

    String conditions() {
        return String.join(" and ", conditions);
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private static String parameter(String property) {
        return property.replace('.', '_');
    }
}
