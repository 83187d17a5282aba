package io.qloop.platform.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads the special days of some years from a table with the columns {@code date,kind,name,notice}; {@code kind} is
 * {@code holiday} or {@code make-up-workday}, {@code notice} where it was announced. A year is loaded where the table has
 * at least one day of it.
 */
public final class CalendarCsv {

    private static final String HEAD = "date,kind,name,notice";

    private CalendarCsv() {}

    /** @throws IllegalArgumentException with the line and the reason */
    public static Map<Integer, LoadedYear> read(Reader table) throws IOException {
        var lines = new BufferedReader(table);
        var head = lines.readLine();
        if (head == null || !head.strip().equals(HEAD)) {
            throw new IllegalArgumentException("Line 1: the columns are " + HEAD);
        }
        var days = new TreeMap<Integer, List<LoadedYear.SpecialDay>>();
        var notices = new TreeMap<Integer, List<String>>();
        var seen = new HashSet<LocalDate>();
        int number = 1;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                var fields = line.split(",", 4);
                if (fields.length != 4) {
                    throw new IllegalArgumentException("there are four columns, " + HEAD);
                }
                var date = LocalDate.parse(fields[0].strip());
                if (!seen.add(date)) {
                    throw new IllegalArgumentException("date: " + date + " comes twice");
                }
                var day = new LoadedYear.SpecialDay(date, type(fields[1].strip()), fields[2].strip());
                days.computeIfAbsent(date.getYear(), _ -> new ArrayList<>()).add(day);
                notices.computeIfAbsent(date.getYear(), _ -> new ArrayList<>()).add(fields[3].strip());
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("Line " + number + ": date: a date reads like 2026-10-01", e);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("Line " + number + ": " + e.getMessage(), e);
            }
        }
        var years = new TreeMap<Integer, LoadedYear>();
        days.forEach((year, special) -> years.put(
                year,
                LoadedYear.of(year, notices.get(year).stream().distinct().collect(Collectors.joining(" ")), special)));
        return years;
    }

    private static DayType type(String kind) {
        return switch (kind) {
            case "holiday" -> DayType.STATUTORY_HOLIDAY;
            case "make-up-workday" -> DayType.MAKE_UP_WORKING_DAY;
            default -> throw new IllegalArgumentException("kind: holiday or make-up-workday, not '" + kind + "'");
        };
    }
}
