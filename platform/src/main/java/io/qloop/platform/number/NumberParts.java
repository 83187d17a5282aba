package io.qloop.platform.number;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a record says of itself for its number: its site, and codes such as its department and class. Which of them a form
 * has stands in {@code qloop.numbers.forms.<form>}.
 *
 * @param site empty where the record has none; the company's series and calendar hold then
 * @param codes by the name of their placeholder
 */
public record NumberParts(Optional<String> site, Map<String, String> codes) {

    private static final String SITE = "site";

    public NumberParts {
        codes = Map.copyOf(codes);
    }

    public static NumberParts none() {
        return new NumberParts(Optional.empty(), Map.of());
    }

    public static NumberParts ofSite(String site) {
        return new NumberParts(Optional.of(site), Map.of());
    }

    public static NumberParts ofDepartment(String code) {
        return new NumberParts(Optional.empty(), Map.of("department", code));
    }

    /** The same of a record of this class, as it is when its number is drawn. */
    public NumberParts withClass(Optional<String> code) {
        var more = new HashMap<>(codes);
        code.ifPresent(it -> more.put("class", it));
        return new NumberParts(site, more);
    }

    /** What stands in the number for the placeholder. */
    String value(String placeholder) {
        return NumberPattern.value(placeholder.equals(SITE) ? site.orElse("") : codes.getOrDefault(placeholder, ""));
    }
}
