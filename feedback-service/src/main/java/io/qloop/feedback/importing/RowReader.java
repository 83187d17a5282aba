package io.qloop.feedback.importing;

import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.table.Cell;
import io.qloop.platform.table.Row;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Understands the cells of a row by their fields, each for itself. */
final class RowReader {

    private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    /** What Excel makes of a long number when it writes CSV; the number itself is lost. */
    private static final Pattern SCIENTIFIC = Pattern.compile("\\d([.]\\d+)?[eE][+]\\d+");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** The database takes no such text; nor does anybody see the sign. */
    private static final Pattern UNSEEN = Pattern.compile("[\\x00\\ufeff\\u200b]");

    private final ImportKind kind;
    private final Headings headings;
    private final Texts texts;
    private final ZoneId zone;

    RowReader(ImportKind kind, Headings headings, Texts texts, ZoneId zone) {
        this.kind = kind;
        this.headings = headings;
        this.texts = texts;
        this.zone = zone;
    }

    /** @param values by the names of their fields; what is not given is not there */
    record Read(int row, Map<String, String> values, List<CellFault> faults) {

        boolean isRight() {
            return faults.isEmpty();
        }
    }

    Read read(Row row) {
        var values = new LinkedHashMap<String, String>();
        var faults = new ArrayList<CellFault>();
        for (var field : kind.fields()) {
            var cell = headings.column(field).map(row::cell).orElse(Cell.EMPTY);
            try {
                var value = value(field, cell);
                if (!value.isEmpty()) {
                    values.put(field.name(), value);
                }
            } catch (Wrong wrong) {
                faults.add(CellFault.of(row.number(), field.name(), cell.shown(), wrong.rule, wrong.args));
            }
        }
        return new Read(row.number(), values, faults);
    }

    private String value(Field field, Cell cell) {
        if (cell instanceof Cell.Broken) {
            throw new Wrong("import-cell-broken");
        }
        var text = strip(UNSEEN.matcher(cell.shown()).replaceAll(""));
        if (text.isEmpty()) {
            if (field.isRequired()) {
                throw new Wrong("not-blank");
            }
            return "";
        }
        var value =
                switch (field.type()) {
                    case CODE -> code(cell, text);
                    case TEXT -> text;
                    case MAIL -> mail(text);
                    case MOMENT ->
                        Moments.of(cell, zone)
                                .orElseThrow(() -> new Wrong("import-date"))
                                .toString();
                    case CHOICE -> choice(field, text);
                };
        if (field.max() > 0 && value.length() > field.max()) {
            throw new Wrong("size", 1, field.max());
        }
        return value;
    }

    /** The spaces of Chinese typesetting and of web pages as well. */
    private static String strip(String text) {
        return text.replace('\u00a0', ' ').strip();
    }

    private static String code(Cell cell, String text) {
        if (cell instanceof Cell.Moment) {
            throw new Wrong("import-code-became-date");
        }
        if (cell instanceof Cell.Number number && number.mayHaveLostDigits()
                || SCIENTIFIC.matcher(text).matches()) {
            throw new Wrong("import-digits-lost");
        }
        if (CONTROL.matcher(text).find()) {
            throw new Wrong("import-code-in-lines");
        }
        return text;
    }

    private static String mail(String text) {
        if (!MAIL.matcher(text).matches()) {
            throw new Wrong("email");
        }
        return text;
    }

    private String choice(Field field, String text) {
        return field.choices().stream()
                .filter(choice -> namesOf(choice).anyMatch(name -> name.equals(text.toLowerCase(Locale.ROOT))))
                .findFirst()
                .map(Field.Choice::code)
                .orElseThrow(() -> new Wrong(
                        "unknown-value",
                        field.choices().stream()
                                .map(choice -> texts.get(choice.text(), Language.ZH) + " / "
                                        + texts.get(choice.text(), Language.EN))
                                .collect(Collectors.joining(", "))));
    }

    private Stream<String> namesOf(Field.Choice choice) {
        return Stream.concat(
                        Stream.of(choice.code()),
                        Stream.of(Language.values()).map(language -> texts.get(choice.text(), language)))
                .map(name -> name.toLowerCase(Locale.ROOT));
    }

    /** A cell breaks a rule; never leaves this class. */
    private static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String rule;
        private final transient Object[] args;

        private Wrong(String rule, Object... args) {
            super(rule, null, false, false);
            this.rule = rule;
            this.args = args;
        }
    }
}
