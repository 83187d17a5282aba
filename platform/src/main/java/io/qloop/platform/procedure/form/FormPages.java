package io.qloop.platform.procedure.form;

import io.qloop.platform.document.Column;
import io.qloop.platform.document.PdfFile;
import io.qloop.platform.document.PdfFile.Entry;
import io.qloop.platform.document.Wording;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.procedure.form.Form.Field;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Lays a form out: short fields beside each other, long ones over the whole width, then the signatures and the way so far. */
@ApplicationScoped
class FormPages {

    /** So wide is a row, in Latin letters; a Chinese character is as wide as two of them. */
    private static final int ROW = 92;

    private static final int MOST_IN_A_ROW = 3;

    private final Texts texts;

    FormPages(Texts texts) {
        this.texts = texts;
    }

    void write(Form form, PdfFile file, Wording wording) {
        var waiting = new ArrayList<Entry>();
        for (var field : form.fields()) {
            switch (field) {
                case Field.Written written -> {
                    var entry = new Entry(wording.of(written.label()), wording.of(written.value()));
                    if (isShort(entry)) {
                        waiting.add(entry);
                    } else {
                        writeRows(waiting, file);
                        file.block(entry);
                    }
                }
                case Field.Boxes boxes -> {
                    writeRows(waiting, file);
                    file.boxes(
                            wording.of(boxes.label()),
                            boxes.boxes().stream()
                                    .map(box -> new PdfFile.Box(name(box, wording), box.ticked()))
                                    .toList());
                }
            }
        }
        writeRows(waiting, file);
        if (!form.signatures().isEmpty()) {
            file.heading(wording.get("form.signatures"));
            file.table(
                    List.of(
                            new Column<>(texts.both("form.signature"), 34, Form.Signature::what),
                            new Column<>(texts.both("form.signed-as"), 30, Form.Signature::as),
                            new Column<>(texts.both("form.signed-by"), 18, Form.Signature::by),
                            new Column<>(texts.both("form.signed-at"), 18, Form.Signature::at)),
                    form.signatures());
        }
        file.heading(wording.get("form.way"));
        file.table(
                List.of(
                        new Column<>(texts.both("form.stage"), 50, Form.Entered::stage),
                        new Column<>(texts.both("form.entered-by"), 30, Form.Entered::by),
                        new Column<>(texts.both("form.entered-at"), 20, Form.Entered::at)),
                form.steps());
    }

    private static String name(Form.Box box, Wording wording) {
        return wording.of(box.name()) + (box.words().isEmpty() ? "" : "：" + box.words());
    }

    /** As many beside each other as each has room. */
    private static void writeRows(List<Entry> waiting, PdfFile file) {
        var rest = List.copyOf(waiting);
        while (!rest.isEmpty()) {
            var count = Math.min(MOST_IN_A_ROW, rest.size());
            while (count > 1 && !fit(rest.subList(0, count))) {
                count--;
            }
            file.row(rest.subList(0, count));
            rest = rest.subList(count, rest.size());
        }
        waiting.clear();
    }

    private static boolean fit(List<Entry> entries) {
        return entries.stream().allMatch(entry -> width(entry) <= ROW / entries.size() - 2);
    }

    private static boolean isShort(Entry entry) {
        return entry.value().indexOf('\n') < 0 && width(entry) <= ROW / 2;
    }

    private static int width(Entry entry) {
        return (entry.label() + "：" + entry.value())
                .codePoints()
                .map(c -> Character.isIdeographic(c) || c >= 0xff00 ? 2 : 1)
                .sum();
    }
}
