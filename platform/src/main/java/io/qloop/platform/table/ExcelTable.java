package io.qloop.platform.table;

import io.qloop.platform.problem.Refusal;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;

/** The first sheet of an Excel file (.xlsx); the others must be empty, so that nobody thinks they were read. */
final class ExcelTable implements TableReader {

    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, true);
    private static final String SHARED_TEXTS = "xl/sharedStrings.xml";
    private static final int MOST_PARTS = 10_000;
    private static final int BUFFER = 64 * 1024;

    /** What a number format says besides the parts of a date: literal text, colours and languages, escaped signs. */
    private static final Pattern BESIDES = Pattern.compile("\"[^\"]*\"|\\[[^]]*]|\\\\.");

    private static final Pattern PART_OF_DATE = Pattern.compile("[ymdhsYMDHS]");

    /** Excel counts days from here; the other one is the calendar of old Macintoshes. */
    private static final LocalDateTime DAY_0 = LocalDateTime.of(1899, 12, 30, 0, 0);

    private static final LocalDateTime DAY_0_OF_1904 = LocalDateTime.of(1904, 1, 1, 0, 0);
    private static final long SECONDS_OF_A_DAY = Duration.ofDays(1).toSeconds();

    /** The years that a date can be of; beyond them it is a number that somebody has given the wrong format. */
    private static final BigDecimal MOST_DAYS = BigDecimal.valueOf(2_958_465);

    private final TableLimits limits;
    private final ReadableWorkbook workbook;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
    private int row;

    ExcelTable(Path file, TableLimits limits) throws IOException {
        this.limits = limits;
        requireUnpackable(file, limits);
        this.workbook = workbook(file);
        try {
            requireOneSheet();
            this.stream = workbook.getFirstSheet().openStream();
            this.rows = stream.iterator();
        } catch (IOException | RuntimeException e) {
            workbook.close();
            throw e instanceof Refusal refusal ? refusal : TableReader.unreadable(1);
        }
    }

    private static ReadableWorkbook workbook(Path file) throws IOException {
        try {
            return new ReadableWorkbook(file.toFile(), WITH_FORMATS);
        } catch (IOException | ExcelReaderException _) {
            throw TableReader.unreadable(1);
        }
    }

    /** What a part says of its size may be a lie, so it is unpacked once and counted. */
    private static void requireUnpackable(Path file, TableLimits limits) throws IOException {
        var buffer = new byte[BUFFER];
        long unpacked = 0;
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_PARTS) {
                throw TableReader.tooLarge();
            }
            for (var part : Collections.list(zip.entries())) {
                long ofPart = 0;
                try (var in = zip.getInputStream(part)) {
                    for (int read; (read = in.read(buffer)) >= 0; ) {
                        ofPart += read;
                        unpacked += read;
                        if (unpacked > limits.unpacked()
                                || part.getName().equals(SHARED_TEXTS) && ofPart > limits.sharedTexts()) {
                            throw TableReader.tooLarge();
                        }
                    }
                }
            }
        } catch (ZipException _) {
            throw TableReader.unreadable(1);
        }
    }

    private void requireOneSheet() throws IOException {
        for (var sheet : workbook.getSheets().skip(1).toList()) {
            if (hasContent(sheet)) {
                throw Refusal.unprocessable("table-several-sheets", "file", sheet.getName());
            }
        }
    }

    private static boolean hasContent(Sheet sheet) throws IOException {
        try (var rows = sheet.openStream()) {
            return rows.anyMatch(row -> row.getFirstNonEmptyCell().isPresent());
        }
    }

    @Override
    public Optional<Row> next() {
        try {
            while (rows.hasNext()) {
                var read = rows.next();
                row = read.getRowNum();
                var cells = cells(read);
                if (!cells.stream().allMatch(Cell::isBlank)) {
                    return Optional.of(new Row(row, cells));
                }
            }
            return Optional.empty();
        } catch (ExcelReaderException | IllegalArgumentException | IndexOutOfBoundsException _) {
            // A sheet that is not as the standard says.
            throw TableReader.unreadable(row + 1);
        }
    }

    private List<Cell> cells(org.dhatim.fastexcel.reader.Row read) {
        var cells = new ArrayList<Cell>();
        int last = read.getCellCount();
        while (last > 0 && !isFilled(read, last - 1)) {
            last--;
        }
        if (last > limits.columns()) {
            throw TableReader.tooLarge();
        }
        for (int i = 0; i < last; i++) {
            cells.add(read.getOptionalCell(i).map(this::cell).orElse(Cell.EMPTY));
        }
        return cells;
    }

    private static boolean isFilled(org.dhatim.fastexcel.reader.Row read, int column) {
        return read.getOptionalCell(column)
                .filter(cell -> cell.getType() != CellType.EMPTY)
                .isPresent();
    }

    private Cell cell(org.dhatim.fastexcel.reader.Cell cell) {
        if (cell.getType() == CellType.ERROR) {
            return new Cell.Broken(String.valueOf(cell.getRawValue()));
        }
        return switch (cell.getValue()) {
            // Written by a program that left the calculating to Excel.
            case null -> cell.getType() == CellType.FORMULA ? new Cell.Broken("=" + cell.getFormula()) : Cell.EMPTY;
            case BigDecimal number when isDate(cell, number) -> new Cell.Moment(moment(number));
            case BigDecimal number -> new Cell.Number(number);
            default -> text(cell.getValue().toString());
        };
    }

    private Cell text(String text) {
        if (text.length() > limits.signs()) {
            throw TableReader.tooLarge();
        }
        return new Cell.Text(text.replace("\r\n", "\n"));
    }

    private static boolean isDate(org.dhatim.fastexcel.reader.Cell cell, BigDecimal number) {
        if (number.signum() < 0 || number.compareTo(MOST_DAYS) > 0) {
            return false;
        }
        var format = cell.getDataFormatString();
        return format == null
                ? isEastAsianDate(cell.getDataFormatId())
                : PART_OF_DATE.matcher(BESIDES.matcher(format).replaceAll("")).find();
    }

    /** Formats that Chinese Excel has built in and no file spells out, such as 2026年11月20日. */
    private static boolean isEastAsianDate(Integer format) {
        return format != null && (format >= 27 && format <= 36 || format >= 50 && format <= 58);
    }

    private LocalDateTime moment(BigDecimal days) {
        var seconds = days.multiply(BigDecimal.valueOf(SECONDS_OF_A_DAY)).setScale(0, RoundingMode.HALF_UP);
        return (workbook.isDate1904() ? DAY_0_OF_1904 : DAY_0).plusSeconds(seconds.longValueExact());
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}
