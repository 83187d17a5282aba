package io.qloop.feedback.importing;

import io.qloop.platform.json.EnumNames;
import java.util.List;
import java.util.stream.Stream;

/**
 * A column that a table may have.
 *
 * @param max     how many signs it takes
 * @param choices what it takes, where it does not take everything
 */
record Field(String name, Type type, boolean isRequired, int max, List<Choice> choices) {

    /** How what stands in a cell is understood. */
    enum Type {
        /** An id or number: never calculated with, even where Excel takes it for a number. */
        CODE,
        TEXT,
        MAIL,
        MOMENT,
        CHOICE
    }

    /**
     * One of the values that a field takes.
     *
     * @param text key of what it is called; people may write that in either language
     */
    record Choice(String code, String text) {}

    static Field code(String name, int max) {
        return new Field(name, Type.CODE, false, max, List.of());
    }

    static Field text(String name, int max) {
        return new Field(name, Type.TEXT, false, max, List.of());
    }

    static Field mail(String name, int max) {
        return new Field(name, Type.MAIL, false, max, List.of());
    }

    static Field moment(String name) {
        return new Field(name, Type.MOMENT, false, 0, List.of());
    }

    static Field yesOrNo(String name) {
        return new Field(
                name,
                Type.CHOICE,
                false,
                0,
                List.of(new Choice("yes", "document.yes"), new Choice("no", "document.no")));
    }

    /** @param texts what the keys of the texts begin with */
    static Field choice(String name, String texts, Stream<? extends Enum<?>> values) {
        return new Field(
                name,
                Type.CHOICE,
                false,
                0,
                values.map(EnumNames::of)
                        .map(code -> new Choice(code, texts + code))
                        .toList());
    }

    Field required() {
        return new Field(name, type, true, max, choices);
    }

    /** Key of what it is called. */
    String heading() {
        return "import.column." + name;
    }
}
