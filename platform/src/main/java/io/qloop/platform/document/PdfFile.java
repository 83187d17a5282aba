package io.qloop.platform.document;

import java.awt.Color;
import java.io.OutputStream;
import java.util.List;
import org.openpdf.text.Chunk;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/** A PDF of pages with the frame of a controlled document, written while its content comes. */
public final class PdfFile implements AutoCloseable {

    private static final float MARGIN = 42;
    private static final float BELOW = 62;
    private static final float WHOLE_WIDTH = 100;
    private static final float PADDING = 4;
    /** A heading, the head of a table and a first line of three. */
    private static final float HEADED = 90;

    /** From line to line, in heights of the letters. */
    static final float LEADING = 1.35f;

    private static final int LINES_IN_MEMORY = 100;
    private static final Color SHADE = new Color(240, 240, 240);
    private static final String TICKED = "■ ";
    private static final String NOT_TICKED = "□ ";

    private final Document document;
    private final PdfWriter writer;
    private final Wording wording;
    private final Font text;
    private final Font small;
    private final Font bold;

    /** How a page lies. */
    public enum Paper {
        UPRIGHT,
        ACROSS
    }

    /** A label with what stands beside or below it. */
    public record Entry(String label, String value) {}

    /** A box of a form. */
    public record Box(String name, boolean ticked) {}

    public PdfFile(OutputStream out, PrintFont font, DocumentFrame frame, Paper paper, Wording wording) {
        var base = font.get();
        this.wording = wording;
        this.text = font(base, 10, Font.NORMAL);
        this.small = font(base, 8, Font.NORMAL);
        this.bold = font(base, 10, Font.BOLD);
        var pageFrame = new PageFrame(frame, base, wording);
        var size = paper == Paper.ACROSS ? PageSize.A4.rotate() : PageSize.A4;
        this.document = new Document(size, MARGIN, MARGIN, pageFrame.heightOfHead(size.getWidth() - 2 * MARGIN), BELOW);
        this.writer = PdfWriter.getInstance(document, out);
        writer.setCloseStream(false);
        writer.setPageEvent(pageFrame);
        document.addTitle(wording.of(frame.title()) + (frame.number() == null ? "" : " " + frame.number()));
        document.addCreator("QLoop");
        document.open();
    }

    static Font font(BaseFont base, float size, int style) {
        return new Font(base, size, style);
    }

    /** A line of its own above what follows, which is not left alone at the end of a page. */
    public void heading(String words) {
        if (writer.getVerticalPosition(true) - document.bottom() < HEADED) {
            document.newPage();
        }
        var paragraph = new Paragraph(words, bold);
        paragraph.setSpacingBefore(8);
        paragraph.setSpacingAfter(4);
        document.add(paragraph);
    }

    /** Short entries beside each other, in one row of the form. */
    public void row(List<Entry> entries) {
        var table = new PdfPTable(entries.size());
        table.setWidthPercentage(WHOLE_WIDTH);
        for (var entry : entries) {
            table.addCell(cell(words(label(entry.label()), entry.value())));
        }
        document.add(table);
    }

    /** A label, and what may be long below it. */
    public void block(Entry entry) {
        var table = new PdfPTable(1);
        table.setWidthPercentage(WHOLE_WIDTH);
        table.setSplitLate(false);
        table.addCell(cell(words(label(entry.label()) + "\n", entry.value())));
        document.add(table);
    }

    /** A label with boxes, some of them ticked. */
    public void boxes(String label, List<Box> boxes) {
        var words = words(label(label) + "  ", "");
        for (var box : boxes) {
            words.add(new Chunk((box.ticked() ? TICKED : NOT_TICKED) + box.name() + "    ", text));
        }
        var table = new PdfPTable(1);
        table.setWidthPercentage(WHOLE_WIDTH);
        table.addCell(cell(words));
        document.add(table);
    }

    /** Begins a table; its head stands on every page. */
    public <R> Lines<R> table(List<Column<R>> columns) {
        return new Lines<>(columns);
    }

    /** A whole table. */
    public <R> void table(List<Column<R>> columns, List<R> lines) {
        try (var table = table(columns)) {
            for (var line : lines) {
                table.add(line);
            }
        }
    }

    private String label(String name) {
        return wording.get("document.label", name);
    }

    /** Each with its own font: a phrase that has one gives it to all that is added. */
    private Phrase words(String label, String value) {
        var words = new Phrase();
        words.add(new Chunk(label, bold));
        words.add(new Chunk(value, text));
        return words;
    }

    private static PdfPCell cell(Phrase words) {
        var cell = new PdfPCell(words);
        cell.setPadding(PADDING);
        cell.setPaddingBottom(PADDING + 2);
        cell.setLeading(0, LEADING);
        return cell;
    }

    /** A table that takes lines. */
    public final class Lines<R> implements AutoCloseable {

        private final List<Column<R>> columns;
        private final PdfPTable table;
        private int lines;

        private Lines(List<Column<R>> columns) {
            this.columns = columns;
            this.table = new PdfPTable(columns.size());
            var widths = new float[columns.size()];
            for (int i = 0; i < widths.length; i++) {
                widths[i] = columns.get(i).width();
            }
            table.setWidths(widths);
            table.setWidthPercentage(WHOLE_WIDTH);
            table.setSplitLate(false);
            table.setComplete(false);
            for (var column : columns) {
                var head = cell(new Phrase(wording.of(column.title()), font(small.getBaseFont(), 8, Font.BOLD)));
                head.setBackgroundColor(SHADE);
                head.setHorizontalAlignment(Element.ALIGN_CENTER);
                table.addCell(head);
            }
            table.setHeaderRows(1);
        }

        public void add(R line) {
            for (var column : columns) {
                var cell = new PdfPCell(new Phrase(wording.of(column.value().apply(line)), small));
                cell.setPadding(3);
                cell.setLeading(0, LEADING);
                table.addCell(cell);
            }
            lines++;
            if (lines % LINES_IN_MEMORY == 0) {
                document.add(table);
            }
        }

        /** A head without lines would not be printed: that there are none is said in a line of its own. */
        @Override
        public void close() {
            if (lines == 0) {
                var nothing = cell(new Phrase(wording.get("document.nothing"), small));
                nothing.setColspan(columns.size());
                nothing.setHorizontalAlignment(Element.ALIGN_CENTER);
                table.addCell(nothing);
            }
            table.setComplete(true);
            document.add(table);
        }
    }

    @Override
    public void close() {
        document.close();
    }
}
