package io.qloop.platform.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import org.openpdf.text.pdf.BaseFont;

/**
 * The font of all documents, Noto Sans SC, which has the characters of Chinese and English. A document carries those of its
 * characters that stand in it. What is read of the font takes some 20 MB, and goes when memory is needed for something else.
 */
@ApplicationScoped
public class PrintFont {

    private static final String FILE = "fonts/NotoSansSC-Regular.ttf";

    private SoftReference<BaseFont> read = new SoftReference<>(null);

    synchronized BaseFont get() {
        var font = read.get();
        if (font == null) {
            font = load();
            read = new SoftReference<>(font);
        }
        return font;
    }

    private static BaseFont load() {
        try (var file = PrintFont.class.getClassLoader().getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("The font " + FILE + " is not there");
            }
            return BaseFont.createFont(FILE, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, file.readAllBytes(), null);
        } catch (IOException e) {
            throw new UncheckedIOException("The font " + FILE + " cannot be read", e);
        }
    }
}
