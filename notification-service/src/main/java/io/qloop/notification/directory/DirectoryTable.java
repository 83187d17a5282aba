package io.qloop.notification.directory;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.qloop.notification.address.MailAddress;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.problem.Refusal.Detail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The directory as a table, one row for each post. The first row of a department describes it; in the further ones the
 * description is left out, or is the same. A row without a post stands for the department alone.
 */
final class DirectoryTable {

    static final int MOST_ROWS = 5000;

    private static final Predicate<String> CODE =
            Pattern.compile(DepartmentResource.CODE).asMatchPredicate();
    private static final Predicate<String> SITE =
            Pattern.compile(DepartmentResource.SITE).asMatchPredicate();
    private static final CsvMapper CSV = new CsvMapper();

    /** The columns, in any order. */
    enum Column {
        DEPARTMENT("department"),
        NAME_ZH("nameZh"),
        NAME_EN("nameEn"),
        SITE("site"),
        FUNCTION("function"),
        SUPERIOR("superior"),
        LANGUAGE("language"),
        MAILS("mails"),
        POST("post"),
        POST_ZH("postZh"),
        POST_EN("postEn"),
        HOLDER("holder"),
        MAIL("mail"),
        FROM("from"),
        UNTIL("until");

        private final String title;

        Column(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        /** Says it something of the department, not of a post? */
        boolean isOfDepartment() {
            return compareTo(POST) < 0 && this != DEPARTMENT;
        }
    }

    /**
     * A row.
     *
     * @param number as people count them: the titles are row 1
     */
    record Row(int number, Map<Column, String> cells) {

        Optional<String> at(Column column) {
            return Optional.ofNullable(cells.get(column)).filter(cell -> !cell.isEmpty());
        }

        String department() {
            return cells.get(Column.DEPARTMENT);
        }

        Optional<LocalDate> day(Column column) {
            return at(column).map(LocalDate::parse);
        }

        List<String> mails() {
            return at(Column.MAILS).stream()
                    .flatMap(mails -> Stream.of(mails.split("[;\\s]+")))
                    .toList();
        }

        Detail fault(Column column, String rule, Object... args) {
            return Detail.of("row " + number + ", column " + column.title, rule, args);
        }
    }

    private final List<Row> rows;

    private DirectoryTable(List<Row> rows) {
        this.rows = rows;
    }

    List<Row> rows() {
        return rows;
    }

    /** The first row of each department. */
    List<Row> departments() {
        var first = new HashMap<String, Row>();
        rows.forEach(row -> first.putIfAbsent(row.department(), row));
        return rows.stream().filter(row -> first.get(row.department()) == row).toList();
    }

    /**
     * @throws Refusal with every cell that breaks a rule
     */
    static DirectoryTable read(String text) {
        var lines = lines(text);
        if (lines.isEmpty()) {
            throw Refusal.unprocessable("directory-table-invalid", null);
        }
        var titles = columns(lines.getFirst());
        if (lines.size() > MOST_ROWS + 1) {
            throw Refusal.unprocessable("directory-table-too-long", "table", MOST_ROWS);
        }
        var rows = new ArrayList<Row>();
        var faults = new ArrayList<Detail>();
        for (int i = 1; i < lines.size(); i++) {
            rows.add(row(i + 1, titles, lines.get(i), faults));
        }
        var table = new DirectoryTable(List.copyOf(rows));
        rows.forEach(row -> check(row, faults));
        table.checkDescriptions(faults);
        refuse(faults);
        return table;
    }

    /** All or nothing. */
    static void refuse(List<Detail> faults) {
        if (!faults.isEmpty()) {
            throw Refusal.unprocessable("directory-table-invalid", null).with(faults);
        }
    }

    private static List<List<String>> lines(String text) {
        var withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (MappingIterator<List<String>> lines = CSV.readerForListOf(String.class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .with(CsvParser.Feature.TRIM_SPACES)
                .with(CsvParser.Feature.SKIP_EMPTY_LINES)
                .readValues(withoutMark)) {
            return lines.readAll();
        } catch (JacksonException e) {
            throw Refusal.unprocessable("directory-table-invalid", null)
                    .with(List.of(Detail.of("row " + e.getLocation().getLineNr(), "table-unreadable")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Column> columns(List<String> titles) {
        var columns = new ArrayList<Column>();
        var faults = new ArrayList<Detail>();
        for (var title : titles) {
            Arrays.stream(Column.values())
                    .filter(column -> column.title.equals(title) && !columns.contains(column))
                    .findFirst()
                    .ifPresentOrElse(
                            columns::add,
                            () -> faults.add(Detail.of("row 1, column " + title, "table-column-unknown", known())));
        }
        if (!columns.contains(Column.DEPARTMENT)) {
            faults.add(Detail.of("row 1, column department", "table-cell-missing"));
        }
        refuse(faults);
        return columns;
    }

    private static String known() {
        return Arrays.stream(Column.values()).map(Column::title).collect(Collectors.joining(", "));
    }

    private static Row row(int number, List<Column> titles, List<String> line, List<Detail> faults) {
        var cells = new EnumMap<Column, String>(Column.class);
        for (int i = 0; i < Math.min(titles.size(), line.size()); i++) {
            cells.put(titles.get(i), line.get(i));
        }
        if (line.size() > titles.size()) {
            faults.add(Detail.of("row " + number, "table-row-too-long", titles.size()));
        }
        return new Row(number, cells);
    }

    private static void check(Row row, List<Detail> faults) {
        if (row.at(Column.DEPARTMENT).isEmpty()) {
            faults.add(row.fault(Column.DEPARTMENT, "table-cell-missing"));
        }
        check(row, Column.DEPARTMENT, CODE, faults);
        check(row, Column.SUPERIOR, CODE, faults);
        check(row, Column.POST, CODE, faults);
        check(row, Column.SITE, SITE, faults);
        check(row, Column.NAME_ZH, name -> name.length() <= Department.NAME_MAX, faults);
        check(row, Column.NAME_EN, name -> name.length() <= Department.NAME_MAX, faults);
        check(row, Column.POST_ZH, name -> name.length() <= Department.NAME_MAX, faults);
        check(row, Column.POST_EN, name -> name.length() <= Department.NAME_MAX, faults);
        check(row, Column.HOLDER, name -> name.length() <= Person.NAME_MAX, faults);
        check(row, Column.FUNCTION, CompanyFunction::isKnown, faults);
        check(row, Column.LANGUAGE, language -> language(language).isPresent(), faults);
        check(row, Column.MAIL, mail -> MailAddress.parse(mail).isPresent(), faults);
        check(
                row,
                Column.MAILS,
                _ -> row.mails().size() <= Department.MAILS_MAX
                        && row.mails().stream()
                                .allMatch(mail -> MailAddress.parse(mail).isPresent()),
                faults);
        check(row, Column.FROM, DirectoryTable::isDay, faults);
        check(row, Column.UNTIL, DirectoryTable::isDay, faults);
        together(row, Column.HOLDER, Column.MAIL, faults);
        together(row, Column.POST_ZH, Column.POST_EN, faults);
        for (var column : List.of(Column.POST_ZH, Column.HOLDER)) {
            if (row.at(column).isPresent() && row.at(Column.POST).isEmpty()) {
                faults.add(row.fault(Column.POST, "table-cell-missing"));
            }
        }
    }

    private static void check(Row row, Column column, Predicate<String> rule, List<Detail> faults) {
        row.at(column).filter(rule.negate()).ifPresent(_ -> faults.add(row.fault(column, "table-cell-invalid")));
    }

    private static void together(Row row, Column one, Column other, List<Detail> faults) {
        if (row.at(one).isPresent() != row.at(other).isPresent()) {
            faults.add(row.fault(row.at(one).isPresent() ? other : one, "table-cell-missing"));
        }
    }

    private void checkDescriptions(List<Detail> faults) {
        var first = departments().stream().collect(Collectors.toMap(Row::department, row -> row));
        for (var row : first.values()) {
            for (var column : List.of(Column.NAME_ZH, Column.NAME_EN)) {
                if (row.at(column).isEmpty()) {
                    faults.add(row.fault(column, "table-cell-missing"));
                }
            }
        }
        for (var row : rows) {
            var described = first.get(row.department());
            for (var column : Column.values()) {
                if (column.isOfDepartment()
                        && row.at(column).isPresent()
                        && !row.at(column).equals(described.at(column))) {
                    faults.add(row.fault(column, "table-description-differs", described.number()));
                }
            }
        }
    }

    static Optional<Language> language(String tag) {
        return Stream.of(Language.values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    private static boolean isDay(String cell) {
        try {
            LocalDate.parse(cell);
            return true;
        } catch (DateTimeParseException noDay) {
            return false;
        }
    }
}
