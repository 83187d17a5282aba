package io.qloop.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What was measured, one line each. */
final class Table {

    private static final List<String> HEAD = List.of("what", "aim", "measured", "how");

    private final List<List<String>> lines = new ArrayList<>();

    void add(String what, String aim, String measured, String how) {
        lines.add(List.of(what, aim, measured, how));
        System.err.println("  " + what + ": " + measured + "   (" + how + ")");
    }

    /** As Markdown, so that it can be pasted where figures are reported. */
    void print(PrintStream out) {
        var widths = new int[HEAD.size()];
        widen(widths, HEAD);
        lines.forEach(line -> widen(widths, line));
        out.println(row(widths, HEAD));
        var rule = new StringBuilder("|");
        for (int width : widths) {
            rule.append("-".repeat(width + 2)).append('|');
        }
        out.println(rule);
        lines.forEach(line -> out.println(row(widths, line)));
    }

    private static void widen(int[] widths, List<String> line) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], line.get(i).length());
        }
    }

    private static String row(int[] widths, List<String> line) {
        var row = new StringBuilder("|");
        for (int i = 0; i < widths.length; i++) {
            row.append(' ')
                    .append(line.get(i))
                    .append(" ".repeat(widths[i] - line.get(i).length()))
                    .append(" |");
        }
        return row.toString();
    }
}
