package io.qloop.platform.procedure.proceeding;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * What a case itself gives to its form.
 *
 * @param fields code of a field to what it says; null empties it
 * @param facts  questions that the case answers itself
 */
public record Supply(Map<String, String> fields, Map<String, Boolean> facts) {

    /** Nothing. */
    public static final Supply NOTHING = new Supply(Map.of(), Map.of());

    public Supply {
        fields = Collections.unmodifiableMap(new HashMap<>(fields));
        facts = Map.copyOf(facts);
    }

    public static Supply ofField(String code, String value) {
        return new Supply(Map.of(code, value), Map.of());
    }
}
