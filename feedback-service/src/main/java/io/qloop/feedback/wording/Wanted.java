package io.qloop.feedback.wording;

import io.qloop.feedback.wording.Said.Kind;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is looked for in the index, in the language of PostgreSQL's {@code tsquery}.
 *
 * @param query never empty
 */
public record Wanted(String query) {

    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** What may be the beginning of a number, a product or a lot, and is not in every second one. */
    private static final Pattern CODE = Pattern.compile("(?=.*\\d)[\\p{Alnum}\\p{IsHan}._/-]{4,}");

    public static Wanted term(Kind kind, String code) {
        return new Wanted(quoted(kind.term(code)));
    }

    public static Wanted word(String term) {
        return new Wanted(quoted(term));
    }

    /** Every word of what was typed, and every code in it as the beginning of a number, product or lot; empty where there is no word. */
    public static Optional<Wanted> typed(String text) {
        return all(SPACE.splitAsStream(text.strip())
                .flatMap(part -> part(part).stream())
                .toList());
    }

    private static Optional<Wanted> part(String part) {
        var words = all(Words.wanted(part).stream()
                .map(word -> new Wanted(quoted(word.term()) + (word.signs() == 1 ? ":*" : "")))
                .toList());
        if (!CODE.matcher(part).matches()) {
            return words;
        }
        var codes =
                Stream.of(Kind.NUMBER, Kind.PRODUCT, Kind.LOT).map(kind -> new Wanted(quoted(kind.term(part)) + ":*"));
        return any(Stream.concat(codes, words.stream()).toList());
    }

    public static Optional<Wanted> all(Collection<Wanted> parts) {
        return joined(parts, " & ");
    }

    public static Optional<Wanted> any(Collection<Wanted> parts) {
        return joined(parts, " | ");
    }

    private static Optional<Wanted> joined(Collection<Wanted> parts, String operator) {
        return switch (parts.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(parts.iterator().next());
            default ->
                Optional.of(
                        new Wanted(parts.stream().map(Wanted::query).collect(Collectors.joining(operator, "(", ")"))));
        };
    }

    /** A term as PostgreSQL reads it, in what is looked for and in what is found. */
    static String quoted(String term) {
        return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
