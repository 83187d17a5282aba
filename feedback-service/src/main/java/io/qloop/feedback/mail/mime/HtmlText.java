package io.qloop.feedback.mail.mime;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** What a reader of an HTML mail would read, as lines of text. */
final class HtmlText {

    private static final Set<String> UNSEEN = Set.of("script", "style", "head", "title", "template", "noscript");

    private HtmlText() {}

    static String of(String html) {
        var document = Jsoup.parse(html);
        document.select(String.join(",", UNSEEN)).remove();
        var lines = new Lines();
        document.body().traverse(lines);
        return lines.text();
    }

    private static final class Lines implements NodeVisitor {

        private final StringBuilder text = new StringBuilder();

        @Override
        public void head(Node node, int depth) {
            switch (node) {
                case TextNode words -> append(words);
                case Element element when element.nameIs("br") -> text.append('\n');
                case Element element when isCell(element) -> separate();
                case Element element when element.isBlock() -> newLine();
                default -> {}
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element && element.isBlock() && !isCell(element)) {
                newLine();
            }
        }

        private static boolean isCell(Element element) {
            return element.nameIs("td") || element.nameIs("th");
        }

        private void append(TextNode words) {
            var shown = words.text();
            var atStart = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
            text.append(atStart ? shown.stripLeading() : shown);
        }

        private void separate() {
            if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
                text.append('\t');
            }
        }

        private void newLine() {
            if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
                text.append('\n');
            }
        }

        private String text() {
            return text.toString()
                    .replace('\u00a0', ' ')
                    // From the first of them only: from each, thousands would take for ever.
                    .replaceAll("(?<![ \\t])[ \\t]+\\n", "\n")
                    .replaceAll("\\n{3,}", "\n\n")
                    .strip();
        }
    }
}
