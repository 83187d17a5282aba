package io.qloop.platform.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExcelTableTest {

    private static final TableLimits LIMITS = new TableLimits(64 << 20, 16 << 20, 20, 32_767);

    @TempDir
    Path directory;

    /** The formats are written as XML has them: the writer does not do it. */
    @Test
    void readsTextsNumbersAndDates() throws IOException {
        var file = written(workbook -> {
            var sheet = workbook.newWorksheet("客户");
            sheet.value(0, 0, "编号");
            sheet.inlineString(0, 2, "名称");
            sheet.value(2, 0, 1007);
            sheet.value(2, 1, new BigDecimal("12.50"));
            sheet.value(2, 2, LocalDate.of(2026, 11, 20));
            sheet.style(2, 2)
                    .format("yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;")
                    .set();
            sheet.value(2, 3, LocalDateTime.of(2026, 11, 20, 14, 30, 5));
            sheet.style(2, 3).format("yyyy-mm-dd hh:mm:ss").set();
            sheet.value(2, 4, 3);
            sheet.style(2, 4).format("0&quot; days&quot;").set();
            sheet.value(2, 5, true);
        });

        try (var table = TableReader.open(file, LIMITS)) {
            var first = table.next().orElseThrow();
            assertThat(first.number()).isEqualTo(1);
            assertThat(first.cells().stream().map(Cell::shown)).containsExactly("编号", "", "名称");
            var second = table.next().orElseThrow();
            assertThat(second.number()).isEqualTo(3);
            assertThat(second.cell(0)).isEqualTo(new Cell.Number(new BigDecimal("1007")));
            assertThat(second.cell(1).shown()).isEqualTo("12.5");
            assertThat(second.cell(2)).isEqualTo(new Cell.Moment(LocalDateTime.of(2026, 11, 20, 0, 0)));
            assertThat(second.cell(3)).isEqualTo(new Cell.Moment(LocalDateTime.of(2026, 11, 20, 14, 30, 5)));
            assertThat(second.cell(4).shown()).isEqualTo("3");
            assertThat(second.cell(5).shown()).isEqualTo("true");
            assertThat(second.cell(6)).isEqualTo(Cell.EMPTY);
            assertThat(table.next()).isEmpty();
        }
    }

    @Test
    void doesNotTakeAFormulaWithoutAValueForEmpty() throws IOException {
        var file = written(workbook -> workbook.newWorksheet("客户").formula(0, 0, "A2+1"));

        try (var table = TableReader.open(file, LIMITS)) {
            assertThat(table.next().orElseThrow().cell(0)).isInstanceOf(Cell.Broken.class);
        }
    }

    @Test
    void knowsThatExcelMayHaveLostDigits() {
        assertThat(new Cell.Number(new BigDecimal("123456789012345")).mayHaveLostDigits())
                .isFalse();
        assertThat(new Cell.Number(new BigDecimal("1234567890123450")).mayHaveLostDigits())
                .isTrue();
        assertThat(new Cell.Number(new BigDecimal("1.23456789012345E+19")).mayHaveLostDigits())
                .isTrue();
        assertThat(new Cell.Number(new BigDecimal("1000")).shown()).isEqualTo("1000");
    }

    @Test
    void refusesASecondSheetWithContentAndLetsEmptyOnesPass() throws IOException {
        var harmless = written(workbook -> {
            workbook.newWorksheet("Sheet1").value(0, 0, "a");
            workbook.newWorksheet("Sheet2");
        });
        var two = written(workbook -> {
            workbook.newWorksheet("Sheet1").value(0, 0, "a");
            workbook.newWorksheet("2025年").value(3, 3, "b");
        });

        try (var table = TableReader.open(harmless, LIMITS)) {
            assertThat(table.next()).isPresent();
        }
        assertThatThrownBy(() -> TableReader.open(two, LIMITS)).hasMessage("table-several-sheets");
    }

    @Test
    void refusesWhatCannotBeRead() throws IOException {
        var encrypted = Files.write(file(), new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0});
        var otherZip = zip("word/document.xml", 10);
        var cutOff = Files.write(file(), java.util.Arrays.copyOf(Files.readAllBytes(otherZip), 60));

        assertThatThrownBy(() -> TableReader.open(encrypted, LIMITS)).hasMessage("table-old-or-encrypted");
        assertThatThrownBy(() -> TableReader.open(otherZip, LIMITS)).hasMessage("table-unreadable");
        assertThatThrownBy(() -> TableReader.open(cutOff, LIMITS)).hasMessage("table-unreadable");
    }

    /** Some kilobytes that become a gigabyte are found out before they do. */
    @Test
    void refusesAFileThatUnpacksToMoreThanIsAllowed() throws IOException {
        var bomb = zip("xl/worksheets/sheet1.xml", 65 << 20);
        var bombOfTexts = zip("xl/sharedStrings.xml", 17 << 20);

        assertThatThrownBy(() -> TableReader.open(bomb, LIMITS)).hasMessage("table-too-large");
        assertThatThrownBy(() -> TableReader.open(bombOfTexts, LIMITS)).hasMessage("table-too-large");
    }

    @Test
    @Tag("AH-06")
    void readsAHundredThousandRows() throws IOException {
        int rows = 100_000;
        var file = written(workbook -> {
            var sheet = workbook.newWorksheet("旧反馈");
            for (int i = 0; i < rows; i++) {
                sheet.inlineString(i, 0, "QA-" + i);
                sheet.inlineString(i, 1, "标签与实物不符");
                sheet.value(i, 2, i);
                flush(sheet, i);
            }
        });

        int read = 0;
        try (var table = TableReader.open(file, LIMITS)) {
            for (var row = table.next(); row.isPresent(); row = table.next()) {
                assertThat(row.get().cell(0).shown()).isEqualTo("QA-" + read);
                read++;
            }
        }
        assertThat(read).isEqualTo(rows);
    }

    private static void flush(org.dhatim.fastexcel.Worksheet sheet, int row) {
        try {
            if (row % 1000 == 0) {
                sheet.flush();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Path zip(String part, int size) throws IOException {
        var file = file();
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(part));
            zip.write(new byte[size]);
            zip.closeEntry();
        }
        return file;
    }

    private Path written(Consumer<Workbook> content) throws IOException {
        var file = file();
        try (var out = Files.newOutputStream(file);
                var workbook = new Workbook(out, "test", "1.0")) {
            content.accept(workbook);
        }
        return file;
    }

    private Path file() throws IOException {
        return Files.createTempFile(directory, "table", null);
    }
}
