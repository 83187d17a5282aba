package io.qloop.platform.document;

import io.qloop.platform.document.DocumentFrame.Governing;
import java.awt.Color;
import org.openpdf.text.Chunk;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/**
 * Head and foot of every page: the seal at the left, red only on a controlled copy, title, number and the document behind it,
 * and below who drafted, reviewed and approved that, and which page of how many this is.
 */
final class PageFrame extends PdfPageEventHelper {

    private static final Color RED = new Color(200, 0, 0);
    private static final Color GREY = new Color(110, 110, 110);
    private static final float EDGE = 28;
    private static final float ROOM = 18;
    private static final float FOOT = 40;
    private static final float LINE = 11;

    private final DocumentFrame frame;
    private final BaseFont base;
    private final Wording wording;
    private PdfTemplate pages;

    PageFrame(DocumentFrame frame, BaseFont base, Wording wording) {
        this.frame = frame;
        this.base = base;
        this.wording = wording;
    }

    @Override
    public void onOpenDocument(PdfWriter writer, Document document) {
        pages = writer.getDirectContent().createTemplate(60, 12);
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        head(document.right() - document.left())
                .writeSelectedRows(
                        0, -1, document.left(), document.getPageSize().getTop() - EDGE, writer.getDirectContent());
        foot(writer, document);
    }

    /** How much of a page of this width the head takes, with the edge above and some room below. */
    float heightOfHead(float width) {
        return EDGE + head(width).getTotalHeight() + ROOM;
    }

    private PdfPTable head(float width) {
        var head = new PdfPTable(new float[] {22, 46, 32});
        head.setTotalWidth(width);
        head.addCell(seal());
        head.addCell(title());
        head.addCell(about());
        return head;
    }

    private PdfPCell seal() {
        var controlled = frame.copy().isControlled();
        var colour = controlled ? RED : GREY;
        var words = new Phrase();
        words.add(new Chunk(
                wording.get(controlled ? "document.controlled" : "document.uncontrolled"),
                font(12, Font.BOLD, colour)));
        words.add(new Chunk(
                "\n"
                        + (controlled
                                ? wording.get(
                                        "document.controlled-copy",
                                        frame.copy().number(),
                                        frame.copy().receiver())
                                : wording.get("document.not-updated")),
                font(7.5f, Font.NORMAL, colour)));
        var cell = cell(words, Element.ALIGN_CENTER);
        cell.setBorderColor(colour);
        cell.setBorderWidth(controlled ? 2 : 0.75f);
        cell.setUseVariableBorders(false);
        return cell;
    }

    private PdfPCell title() {
        var words = new Phrase();
        if (frame.governed() != null) {
            words.add(new Chunk(wording.of(frame.governed().title()) + "\n", font(8.5f, Font.NORMAL, Color.BLACK)));
        }
        words.add(new Chunk(wording.of(frame.title()), font(15, Font.BOLD, Color.BLACK)));
        return cell(words, Element.ALIGN_CENTER);
    }

    private PdfPCell about() {
        var words = new Phrase();
        if (frame.number() != null) {
            line(words, "document.number", frame.number(), Font.BOLD);
        }
        var governed = frame.governed();
        if (governed != null) {
            line(words, "document.version", governed.version(), Font.NORMAL);
            line(words, "document.document-number", governed.number(), Font.NORMAL);
            line(words, "document.revision", governed.revision(), Font.NORMAL);
            line(words, "document.effective", governed.effective(), Font.NORMAL);
        }
        return cell(words, Element.ALIGN_LEFT);
    }

    /** What the document does not state is left open, as there. */
    private void line(Phrase words, String key, Object value, int style) {
        words.add(new Chunk(wording.get(key, wording.of(value)) + "\n", font(8, style, Color.BLACK)));
    }

    private void foot(PdfWriter writer, Document document) {
        var content = writer.getDirectContent();
        var font = font(8, Font.NORMAL, Color.BLACK);
        var governed = frame.governed();
        if (governed != null) {
            ColumnText.showTextAligned(
                    content, Element.ALIGN_LEFT, new Phrase(signers(governed), font), document.left(), FOOT, 0);
        }
        var page = wording.get("document.page", writer.getPageNumber());
        var width = base.getWidthPoint(page, font.getSize());
        var left = document.right() - width - pages.getWidth() / 2;
        ColumnText.showTextAligned(content, Element.ALIGN_LEFT, new Phrase(page, font), left, FOOT - LINE, 0);
        content.addTemplate(pages, left + width, FOOT - LINE);
    }

    /** As in the document's own head; a field that is empty there is empty here. */
    private String signers(Governing governed) {
        return wording.get(
                "document.signers",
                wording.of(governed.drafter()),
                wording.of(governed.reviewer()),
                wording.of(governed.approver()));
    }

    /** How many pages there are is known now. */
    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        ColumnText.showTextAligned(
                pages,
                Element.ALIGN_LEFT,
                new Phrase(
                        wording.get("document.of-pages", writer.getPageNumber() - 1),
                        font(8, Font.NORMAL, Color.BLACK)),
                0,
                0,
                0);
    }

    private Font font(float size, int style, Color colour) {
        var font = PdfFile.font(base, size, style);
        font.setColor(colour);
        return font;
    }

    private static PdfPCell cell(Phrase words, int alignment) {
        var cell = new PdfPCell(words);
        cell.setHorizontalAlignment(alignment);
        cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
        cell.setLeading(0, PdfFile.LEADING);
        cell.setMinimumHeight(62);
        cell.setPadding(4);
        cell.setBorder(Rectangle.BOX);
        return cell;
    }
}
