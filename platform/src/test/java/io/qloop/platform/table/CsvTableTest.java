package io.qloop.platform.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

    private static final TableLimits LIMITS = new TableLimits(1 << 20, 1 << 20, 5, 100);

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void findsTheSeparatorByTheHeadings(String separator) throws IOException {
        var rows = rows("编号|\"名称,;\t\"|x\n1|\"a,b;c\td\"|\n".replace("|", separator));

        assertThat(rows).containsExactly(List.of("编号", "名称,;\t", "x"), List.of("1", "a,b;c\td", ""));
    }

    @Test
    void keepsLineBreaksAndQuotationMarksInQuotes() throws IOException {
        assertThat(rows("a,b\r\n\"第一行\r\n第二行\",\"say \"\"hi\"\"\"\r\n3,4"))
                .containsExactly(List.of("a", "b"), List.of("第一行\n第二行", "say \"hi\""), List.of("3", "4"));
    }

    @Test
    void countsRowsAsExcelDoesAndLeavesOutEmptyOnes() throws IOException {
        try (var table = new CsvTable(new StringReader("a,b\n\n,,\n\"x\ny\",1\n2,3\n"), LIMITS)) {
            assertThat(table.next().orElseThrow().number()).isEqualTo(1);
            assertThat(table.next().orElseThrow().number()).isEqualTo(4);
            assertThat(table.next().orElseThrow().number()).isEqualTo(5);
            assertThat(table.next()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16"})
    void readsWhatChineseExcelWrites(String encoding) throws IOException {
        var file = file("客户编号,名称\nC-1,艾克米电机（苏州）有限公司𠮷\n".getBytes(Charset.forName(encoding)));

        try (var table = TableReader.open(file, LIMITS)) {
            assertThat(table.next().orElseThrow().cell(0).shown()).isEqualTo("客户编号");
            assertThat(table.next().orElseThrow().cell(1).shown()).isEqualTo("艾克米电机（苏州）有限公司𠮷");
        }
    }

    @Test
    void doesNotTakeTheByteOrderMarkForAPartOfAHeading() throws IOException {
        assertThat(rows("\ufeffa,b\n1,2\n")).contains(List.of("a", "b"));
    }

    @Test
    void refusesWhatIsNoTable() throws IOException {
        assertRefused("table-empty", new byte[0]);
        assertRefused("table-encoding", new byte[] {'a', ',', (byte) 0xFF, (byte) 0xFF, '\n'});
        assertRefused("table-unreadable", new byte[] {'a', ',', 0, 1, 2, '\n'});
        assertRefused("table-quote-open", "a,b\n\"x,y\n1,2\n".getBytes(StandardCharsets.UTF_8));
        assertRefused("table-too-large", "a,b,c,d,e,f\n".getBytes(StandardCharsets.UTF_8));
        assertRefused("table-too-large", ("a,b\n" + "x".repeat(101) + ",1\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Whoever has seen so many rows has read so many bytes, and no more than the buffers hold beyond them. */
    @Test
    @Tag("AH-06")
    void neverReadsAheadOfTheRowsThatWereAskedFor() throws IOException {
        int rows = 100_000;
        var endless = new CountingReader(rows);
        try (var table = new CsvTable(endless, LIMITS)) {
            for (int i = 1; i <= rows; i++) {
                table.next().orElseThrow();

                assertThat(endless.read - (long) i * CountingReader.ROW.length())
                        .isLessThan(2 * 64 * 1024);
            }
            assertThat(table.next()).isEmpty();
        }
    }

    /** Makes the text of a table while it is read. */
    private static final class CountingReader extends Reader {
        private static final String ROW = "old-1,2026-11-20,\"标签与实物不符\"\n";

        private final long length;
        private long read;

        private CountingReader(int rows) {
            this.length = (long) rows * ROW.length();
        }

        @Override
        public int read(char[] buffer, int offset, int count) {
            if (read == length) {
                return -1;
            }
            int now = (int) Math.min(count, length - read);
            for (int i = 0; i < now; i++) {
                buffer[offset + i] = ROW.charAt((int) (read++ % ROW.length()));
            }
            return now;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    private void assertRefused(String code, byte[] content) throws IOException {
        var file = file(content);
        assertThatThrownBy(() -> {
                    try (var table = TableReader.open(file, LIMITS)) {
                        while (table.next().isPresent()) {
                            // until it is refused
                        }
                    }
                })
                .as(code)
                .hasMessage(code);
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(directory, "table", null), content);
    }

    private static List<List<String>> rows(String text) throws IOException {
        var rows = new ArrayList<List<String>>();
        try (var table = new CsvTable(new StringReader(text), LIMITS)) {
            for (var row = table.next(); row.isPresent(); row = table.next()) {
                rows.add(row.get().cells().stream().map(Cell::shown).toList());
            }
        }
        return rows;
    }
}
