package io.qloop.platform.document;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * An Excel file that is written while its lines come, however many. Text stays text, whatever it begins with: a cell never
 * becomes a formula, also not when somebody edits it.
 */
public final class ExcelFile implements AutoCloseable {

    private static final int LINES_IN_MEMORY = 500;
    private static final int MOST_LINES = 1_048_576;
    private static final int LONGEST_TEXT = 32_767;
    private static final String CUT = "…";
    private static final String AS_TEXT = "@";
    private static final String AS_MINUTE = "yyyy-mm-dd hh:mm";
    private static final String AS_DAY = "yyyy-mm-dd";

    private final Workbook workbook;
    private final Wording wording;

    public ExcelFile(OutputStream out, Wording wording) {
        this.workbook = new Workbook(out, "QLoop", "1.0");
        this.wording = wording;
    }

    /** Begins a sheet; it is finished before the next one begins. A sheet that is full goes on in another one. */
    public <R> Sheet<R> sheet(String name, List<Column<R>> columns) {
        return new Sheet<>(name, columns);
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }

    /** A sheet that takes lines. */
    public final class Sheet<R> implements AutoCloseable {

        private final String name;
        private final List<Column<R>> columns;
        private Worksheet worksheet;
        private int parts;
        private int lines;

        private Sheet(String name, List<Column<R>> columns) {
            this.name = name;
            this.columns = columns;
            begin();
        }

        private void begin() {
            parts++;
            lines = 1;
            worksheet = workbook.newWorksheet(parts == 1 ? name : name + " " + parts);
            worksheet.freezePane(0, 1);
            for (int i = 0; i < columns.size(); i++) {
                worksheet.width(i, columns.get(i).width());
                worksheet.inlineString(0, i, wording.of(columns.get(i).title()));
                worksheet.style(0, i).bold().set();
            }
        }

        public void add(R line) {
            try {
                if (lines == MOST_LINES) {
                    worksheet.finish();
                    begin();
                }
                for (int i = 0; i < columns.size(); i++) {
                    write(lines, i, columns.get(i).value().apply(line));
                }
                lines++;
                if (lines % LINES_IN_MEMORY == 0) {
                    worksheet.flush();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("A sheet cannot be written", e);
            }
        }

        private void write(int row, int column, Object value) {
            switch (value) {
                case null -> {}
                case Integer number -> worksheet.value(row, column, number);
                case Long number -> worksheet.value(row, column, number);
                case BigDecimal number -> worksheet.value(row, column, number);
                case Instant moment -> {
                    worksheet.value(row, column, moment.atZone(wording.zone()).toLocalDateTime());
                    worksheet.style(row, column).format(AS_MINUTE).set();
                }
                case LocalDate day -> {
                    worksheet.value(row, column, day);
                    worksheet.style(row, column).format(AS_DAY).set();
                }
                default -> {
                    // Inline: shared texts would all be kept until the end.
                    worksheet.inlineString(row, column, cut(wording.of(value)));
                    worksheet.style(row, column).format(AS_TEXT).set();
                }
            }
        }

        @Override
        public void close() throws IOException {
            worksheet.finish();
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - CUT.length()) + CUT;
    }
}
