package io.qloop.platform.table;

import io.qloop.platform.problem.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A CSV file: separated by comma, semicolon or tab; a cell in quotes may hold all of these, line breaks and doubled quotes. */
final class CsvTable implements TableReader {

    private static final int END = -1;
    private static final int BYTE_ORDER_MARK = '\ufeff';
    private static final String SEPARATORS = ",;\t";

    /** The headings are not longer than this. */
    private static final int LOOK_AT = 64 * 1024;

    private final BufferedReader in;
    private final TableLimits limits;
    private final char separator;
    private int row;

    CsvTable(Reader text, TableLimits limits) throws IOException {
        this.in = new BufferedReader(text);
        this.limits = limits;
        if (peek() == BYTE_ORDER_MARK) {
            in.read();
        }
        this.separator = separator();
    }

    static CsvTable open(Path file, TableLimits limits) throws IOException {
        var encoding = Encoding.of(file).orElseThrow(() -> Refusal.unprocessable("table-encoding", "file"));
        InputStream bytes = Files.newInputStream(file);
        try {
            return new CsvTable(new InputStreamReader(bytes, encoding), limits);
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    @Override
    public Optional<Row> next() throws IOException {
        while (peek() != END) {
            row++;
            var cells = cells();
            if (!cells.stream().allMatch(Cell::isBlank)) {
                return Optional.of(new Row(row, cells));
            }
        }
        return Optional.empty();
    }

    private List<Cell> cells() throws IOException {
        var cells = new ArrayList<Cell>();
        var cell = new StringBuilder();
        var quoted = false;
        while (true) {
            int c = in.read();
            if (c == '"' && quoted && peek() == '"') {
                append(cell, in.read());
            } else if (c == '"' && (quoted || cell.isEmpty())) {
                quoted = !quoted;
            } else if (quoted && c != END) {
                append(cell, c);
            } else if (quoted) {
                throw Refusal.unprocessable("table-quote-open", "file", row);
            } else if (c == separator) {
                add(cells, cell);
            } else if (c == END || c == '\n' || c == '\r') {
                if (c == '\r' && peek() == '\n') {
                    in.read();
                }
                add(cells, cell);
                return cells;
            } else {
                append(cell, c);
            }
        }
    }

    private void append(StringBuilder cell, int c) {
        if (c == 0) {
            throw TableReader.unreadable(row);
        }
        if (cell.length() == limits.signs()) {
            throw TableReader.tooLarge();
        }
        cell.append((char) c);
    }

    private void add(List<Cell> cells, StringBuilder cell) {
        if (cells.size() == limits.columns()) {
            throw TableReader.tooLarge();
        }
        cells.add(new Cell.Text(cell.toString().replace("\r\n", "\n")));
        cell.setLength(0);
    }

    /** Whatever separates the most headings. */
    private char separator() throws IOException {
        var counts = new int[SEPARATORS.length()];
        var quoted = false;
        in.mark(LOOK_AT);
        for (int read = 1; read < LOOK_AT; read++) {
            int c = in.read();
            if (c == END || !quoted && (c == '\n' || c == '\r')) {
                break;
            }
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && SEPARATORS.indexOf(c) >= 0) {
                counts[SEPARATORS.indexOf(c)]++;
            }
        }
        in.reset();
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return SEPARATORS.charAt(best);
    }

    private int peek() throws IOException {
        in.mark(1);
        int c = in.read();
        if (c != END) {
            in.reset();
        }
        return c;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
