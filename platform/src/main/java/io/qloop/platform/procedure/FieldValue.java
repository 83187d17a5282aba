package io.qloop.platform.procedure;

import io.qloop.platform.problem.Refusal;
import io.qloop.platform.procedure.Procedure.Choice;
import io.qloop.platform.procedure.Procedure.FormField;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How values of a form's fields are written: a day, a choice, ticked boxes such as {@code quality, other: warehouse}. */
public final class FieldValue {

    private static final Pattern BETWEEN_BOXES = Pattern.compile("\\s*[,，]\\s*");
    private static final Pattern BEFORE_WORDS = Pattern.compile("\\s*[:：]\\s*");

    private FieldValue() {}

    /** A ticked box; {@code words} are empty where none belong to it. */
    public record Ticked(Choice choice, String words) {

        /** As it is written into the field. */
        String written() {
            return words.isEmpty() ? choice.code() : choice.code() + ": " + words;
        }
    }

    /**
     * The value as it is kept.
     *
     * @param at where it stands in the request
     * @throws Refusal when the field does not take it
     */
    public static String accepted(String at, FormField field, String value) {
        return switch (field.holds()) {
            case TEXT -> value;
            case DATE -> day(at, field, value);
            case CHOICE -> {
                Procedure.requireChoice(at, value, field.choices());
                yield value;
            }
            case BOXES -> boxes(at, field, value).map(Ticked::written).collect(Collectors.joining(", "));
        };
    }

    /** The boxes that are ticked in a kept value, in their order; none in that of another sort of field. */
    public static List<Ticked> ticked(FormField field, String value) {
        return field.holds() == FieldType.BOXES && value != null
                ? boxes("fields." + field.code(), field, value).toList()
                : List.of();
    }

    private static String day(String at, FormField field, String value) {
        try {
            return LocalDate.parse(value.strip()).toString();
        } catch (DateTimeParseException _) {
            throw Refusal.unprocessable("procedure-day-invalid", at, field.name());
        }
    }

    /** Each box once, in the order of the form. */
    private static Stream<Ticked> boxes(String at, FormField field, String value) {
        Map<String, String> words = new LinkedHashMap<>();
        for (var box : BETWEEN_BOXES.split(value.strip())) {
            var parts = BEFORE_WORDS.split(box, 2);
            Procedure.requireChoice(at, parts[0], field.choices());
            words.put(parts[0], parts.length == 1 ? "" : parts[1]);
        }
        return field.choices().stream()
                .filter(choice -> words.containsKey(choice.code()))
                .map(choice -> ticked(at, choice, words.get(choice.code())));
    }

    private static Ticked ticked(String at, Choice choice, String words) {
        if (choice.needsWords() == words.isEmpty()) {
            throw Refusal.unprocessable(
                    words.isEmpty() ? "procedure-box-without-words" : "procedure-box-with-words", at, choice.name());
        }
        return new Ticked(choice, words);
    }
}
