package io.qloop.feedback.importing;

import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.problem.Refusal.Detail;
import io.qloop.platform.table.Cell;
import io.qloop.platform.table.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which field stands in which column of a table: by the headings in Chinese or English, or by the names of the fields. */
final class Headings {

    private final Map<String, Field> known;
    private final Map<Field, Integer> columns = new LinkedHashMap<>();

    /** @throws Refusal naming each column that is unknown, comes twice or is missing */
    Headings(ImportKind kind, Row first, Texts texts) {
        this.known = known(kind, texts);
        var faults = new ArrayList<Detail>();
        for (int i = 0; i < first.cells().size(); i++) {
            var heading = first.cell(i).shown().strip();
            if (!heading.isEmpty()) {
                take(heading, i, faults);
            }
        }
        for (var field : kind.fields()) {
            if (field.isRequired() && !columns.containsKey(field)) {
                faults.add(Detail.of(
                        field.name(),
                        "import-column-missing",
                        texts.get(field.heading(), Language.ZH),
                        texts.get(field.heading(), Language.EN)));
            }
        }
        if (!faults.isEmpty()) {
            throw Refusal.unprocessable("import-columns-wrong", "file").with(faults);
        }
    }

    private void take(String heading, int column, List<Detail> faults) {
        var field = known.get(comparable(heading));
        if (field == null) {
            faults.add(Detail.of(heading, "import-column-unknown"));
        } else if (columns.putIfAbsent(field, column) != null) {
            faults.add(Detail.of(heading, "import-column-twice"));
        }
    }

    private static Map<String, Field> known(ImportKind kind, Texts texts) {
        var known = new HashMap<String, Field>();
        for (var field : kind.fields()) {
            known.put(comparable(field.name()), field);
            for (var language : Language.values()) {
                known.put(comparable(texts.get(field.heading(), language)), field);
            }
        }
        return known;
    }

    /** Spaces, case and the star of a column that has to be filled in do not matter. */
    private static String comparable(String heading) {
        return heading.replaceAll("[\\s\\u00a0\\u3000*_＊]", "").toLowerCase(Locale.ROOT);
    }

    /** Where the field stands; empty where the table does not have it. */
    Optional<Integer> column(Field field) {
        return Optional.ofNullable(columns.get(field));
    }

    /** Are these headings once more, such as those of another language? */
    void requireRow(Row row) {
        var filled = row.cells().stream().filter(cell -> !cell.isBlank()).toList();
        long headings = filled.stream()
                .map(Cell::shown)
                .filter(shown -> known.containsKey(comparable(shown)))
                .count();
        if (headings > 1 && headings * 2 > filled.size()) {
            throw Refusal.unprocessable("import-two-headings", "file", row.number());
        }
    }
}
