package io.qloop.feedback.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The lines of a summary, read once, counted, and laid aside in a temporary file while its document is written: the numbers
 * stand before the lines, and some lines in two tables. However many there are, memory holds one of them.
 */
final class LinesAside implements AutoCloseable {

    private final ObjectMapper json;
    private final Path file;
    private final Figures figures;

    /** @param each gives one line after the other */
    LinesAside(ObjectMapper json, Consumer<Consumer<SummaryLine>> each) throws IOException {
        this.json = json;
        this.file = Files.createTempFile("summary", null);
        var count = new Figures.Count();
        try (var out = new BufferedOutputStream(Files.newOutputStream(file));
                var lines = json.writerFor(SummaryLine.class).writeValues(out)) {
            each.accept(line -> {
                count.add(line);
                try {
                    lines.write(line);
                } catch (IOException e) {
                    throw new UncheckedIOException("A line cannot be laid aside", e);
                }
            });
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
        this.figures = count.figures();
    }

    Figures figures() {
        return figures;
    }

    /** In the order in which they came. */
    void each(Consumer<SummaryLine> reader) throws IOException {
        try (var lines = json.readerFor(SummaryLine.class).<SummaryLine>readValues(file.toFile())) {
            while (lines.hasNextValue()) {
                reader.accept(lines.nextValue());
            }
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
