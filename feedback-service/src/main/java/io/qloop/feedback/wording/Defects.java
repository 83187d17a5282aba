package io.qloop.feedback.wording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The defects that the trade has words for ({@code wording/defects.txt}), so that a Chinese and an English text about the same
 * defect are known to be about the same.
 */
final class Defects {

    private static final String FILE = "/wording/defects.txt";
    private static final String COMMENT = "#";

    private static final List<Defect> ALL = read();

    private Defects() {}

    /** @param phrases English ones as their stems, one space between and around them */
    private record Defect(String code, List<String> chinese, List<String> phrases) {}

    /** The codes of the defects that the text speaks of. */
    static Set<String> in(String text) {
        return in(text, Words.of(text));
    }

    /** @param words of the same text */
    static Set<String> in(String text, List<Words.Word> words) {
        var stems = stems(words);
        var letters = text.toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(defect -> hasAny(letters, defect.chinese()) || hasAny(stems, defect.phrases()))
                .map(Defect::code)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    // No stream: every text is searched for every defect.
    private static boolean hasAny(String text, List<String> phrases) {
        for (var phrase : phrases) {
            if (text.contains(phrase)) {
                return true;
            }
        }
        return false;
    }

    private static String stems(List<Words.Word> words) {
        return words.stream()
                .filter(word -> word.signs() == 0)
                .map(Words.Word::term)
                .collect(Collectors.joining(" ", " ", " "));
    }

    private static List<Defect> read() {
        try (var file = Defects.class.getResourceAsStream(FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith(COMMENT))
                    .map(Defects::defect)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    /** {@code burr: 毛刺, 飞边, burr, sharp edge} */
    private static Defect defect(String line) {
        var codeAndWords = line.split(":", 2);
        var chinese = new ArrayList<String>();
        var phrases = new ArrayList<String>();
        for (var words : codeAndWords[1].split(",")) {
            if (Words.of(words).stream().anyMatch(word -> word.signs() > 0)) {
                chinese.add(words.strip());
            } else {
                phrases.add(stems(Words.of(words)));
            }
        }
        return new Defect(codeAndWords[0].strip(), chinese, phrases);
    }
}
