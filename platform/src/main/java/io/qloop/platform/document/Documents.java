package io.qloop.platform.document;

import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.table.Csv;
import io.qloop.platform.web.Disposition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/**
 * Answers with documents. A document is written to a temporary file first: what goes wrong is answered as a problem and not
 * with half a file, and a slow reader holds nothing but that file.
 */
@ApplicationScoped
public class Documents {

    private final PrintFont font;
    private final Texts texts;
    private final Calendars calendars;

    Documents(PrintFont font, Texts texts, Calendars calendars) {
        this.font = font;
        this.texts = texts;
        this.calendars = calendars;
    }

    /** Writes a document; the stream is closed by who asked for it. */
    @FunctionalInterface
    public interface Content<F> {
        void write(F file) throws IOException;
    }

    /** What {@code Accept-Language} asks for, with the times of the company's site. */
    public Wording wording(String acceptLanguage) {
        return new Wording(
                Language.accepted(acceptLanguage), calendars.company().zone(), texts);
    }

    /** @param name of the file, without its ending */
    public Response excel(String name, Wording wording, Content<ExcelFile> content) {
        return answer(name + ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", out -> {
            try (var file = new ExcelFile(out, wording)) {
                content.write(file);
            }
        });
    }

    /** @param name of the file, without its ending */
    public Response pdf(
            String name, DocumentFrame frame, PdfFile.Paper paper, Wording wording, Content<PdfFile> content) {
        return answer(name + ".pdf", "application/pdf", out -> {
            try (var file = new PdfFile(out, font, frame, paper, wording)) {
                content.write(file);
            }
        });
    }

    /**
     * Lines that are written as they come, each made by {@link Csv#line}.
     *
     * @param name of the file, without its ending
     */
    public Response csv(String name, Content<Writer> content) {
        return answer(name + ".csv", "text/csv;charset=UTF-8", out -> {
            try (var file = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
                file.write(Csv.BYTE_ORDER_MARK);
                content.write(file);
            }
        });
    }

    private static Response answer(String name, String type, Content<OutputStream> content) {
        try {
            var file = Files.createTempFile("document", null);
            try {
                try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
                    content.write(out);
                }
                // Asked first: the file has no name any more once it is open.
                var size = Files.size(file);
                return Response.ok(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE))
                        .type(type)
                        .header(HttpHeaders.CONTENT_LENGTH, size)
                        .header(HttpHeaders.CONTENT_DISPOSITION, Disposition.attachment(name))
                        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                        .build();
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(file);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A document cannot be written", e);
        }
    }
}
