package io.qloop.platform.table;

import io.qloop.platform.problem.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Reads a table row by row; no more than one row is held. What cannot be read is refused with the reason. */
public sealed interface TableReader extends AutoCloseable permits CsvTable, ExcelTable {

    /** How Excel files begin: those of today, and those of before 2007, which encrypted ones look like as well. */
    byte[] ZIP = {'P', 'K', 3, 4};

    byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    /** What the file is, its content says; its name does not matter. */
    static TableReader open(Path file, TableLimits limits) throws IOException {
        byte[] start;
        try (var in = Files.newInputStream(file)) {
            start = in.readNBytes(ZIP.length);
        }
        if (start.length == 0) {
            throw Refusal.unprocessable("table-empty", "file");
        }
        if (Arrays.equals(start, OLE)) {
            throw Refusal.unprocessable("table-old-or-encrypted", "file");
        }
        return Arrays.equals(start, ZIP) ? new ExcelTable(file, limits) : CsvTable.open(file, limits);
    }

    /** The next row that is not empty; empty after the last one. */
    Optional<Row> next() throws IOException;

    @Override
    void close() throws IOException;

    /** The file is no table, or broken from this row on. */
    static Refusal unreadable(int row) {
        return Refusal.unprocessable("table-unreadable", "file", row);
    }

    /** Beyond one of the {@link TableLimits}. */
    static Refusal tooLarge() {
        return Refusal.unprocessable("table-too-large", "file");
    }
}
