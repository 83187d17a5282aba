package io.qloop.platform.number;

import io.qloop.platform.problem.Refusal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How the numbers of a series are written, such as {@code FB-{yyyy}-{000000}}: text, placeholders, and one counter of at
 * least so many digits. The counter stands between separators, the year or the ends, so that the text of a number says
 * which part is the counter, however far it has come.
 *
 * @param restartsYearly whether the counter begins with 1 each year
 */
record NumberPattern(String text, boolean restartsYearly) {

    static final String YEAR = "yyyy";
    /** Of what a number has before its counter outgrows its width. */
    static final int MAX_LENGTH = 40;
    /** Of what stands for a placeholder. */
    static final int MAX_VALUE = 12;

    private static final int MAX_WIDTH = 9;
    private static final Pattern PART = Pattern.compile("\\{([^{}]*)}|([^{}])|(.)", Pattern.DOTALL);
    private static final Pattern COUNTER = Pattern.compile("0+");
    private static final Pattern PLAIN = Pattern.compile("[A-Z0-9._-]");
    private static final Pattern SEPARATOR = Pattern.compile("[._-]");

    /** Everything that is wrong with it for a form that can fill these placeholders. */
    List<Refusal.Detail> flaws(Set<String> placeholders) {
        var flaws = new ArrayList<Refusal.Detail>();
        var parts = parts();
        for (var part : parts) {
            if (part.isBroken()
                    || part.literal != 0 && !PLAIN.matcher(part.text()).matches()) {
                flaws.add(Refusal.Detail.of("pattern", "number-character", part.text()));
            } else if (part.isVariable() && !placeholders.contains(part.placeholder)) {
                flaws.add(Refusal.Detail.of(
                        "pattern",
                        "number-placeholder-unknown",
                        part.placeholder,
                        placeholders.stream().sorted().collect(Collectors.joining(", "))));
            }
        }
        var counters = parts.stream().filter(Part::isCounter).toList();
        if (counters.size() != 1) {
            flaws.add(Refusal.Detail.of("pattern", "number-one-counter", counters.size()));
        } else if (counters.getFirst().width() > MAX_WIDTH) {
            flaws.add(Refusal.Detail.of("pattern", "number-counter-too-wide", MAX_WIDTH));
        } else if (!isBordered(parts)) {
            flaws.add(Refusal.Detail.of("pattern", "number-counter-border"));
        }
        if (restartsYearly && parts.stream().noneMatch(Part::isYear)) {
            flaws.add(Refusal.Detail.of("pattern", "number-year-missing"));
        }
        var length = parts.stream().mapToInt(Part::longest).sum();
        if (length > MAX_LENGTH) {
            flaws.add(Refusal.Detail.of("pattern", "number-too-long", length, MAX_LENGTH));
        }
        return flaws;
    }

    private static boolean isBordered(List<Part> parts) {
        for (var i = 0; i < parts.size(); i++) {
            if (parts.get(i).isCounter()) {
                return (i == 0 || parts.get(i - 1).isBorder())
                        && (i == parts.size() - 1 || parts.get(i + 1).isBorder());
            }
        }
        return false;
    }

    /** Does this pattern count where the other one does? Only the width of the counter may differ. */
    boolean countsWith(NumberPattern other) {
        return restartsYearly == other.restartsYearly && shape().equals(other.shape());
    }

    /** What all numbers of one counter have in common, but for the year: the values are filled in, the counter is {@code {#}}. */
    String series(UnaryOperator<String> values) {
        return filled(part -> part.isYear() ? part.text() : values.apply(part.placeholder));
    }

    private String shape() {
        return filled(Part::text);
    }

    private String filled(java.util.function.Function<Part, String> placeholder) {
        return parts().stream()
                .map(part ->
                        part.isCounter() ? "{#}" : part.placeholder == null ? part.text() : placeholder.apply(part))
                .collect(Collectors.joining());
    }

    /** A number of the series; a counter that has outgrown its width is written in whole. */
    String number(String series, int year, long value) {
        return number(series, value).replace("{" + YEAR + "}", String.valueOf(year));
    }

    /** The same with the year left open. */
    String number(String series, long value) {
        var width = parts().stream()
                .filter(Part::isCounter)
                .findFirst()
                .orElseThrow()
                .width();
        return series.replace("{#}", String.format(Locale.ROOT, "%0" + width + "d", value));
    }

    /** What of a value may stand in a number: its letters and digits, as capitals. */
    static String value(String raw) {
        var plain = raw.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return plain.isEmpty() ? "X" : plain.substring(0, Math.min(plain.length(), MAX_VALUE));
    }

    /** Is there a text that both could write? Walks through both at once, sign by sign. */
    boolean mayWriteTheSameAs(NumberPattern other) {
        record Place(int here, int there) {}
        var mine = signs();
        var others = other.signs();
        var open = new ArrayDeque<>(List.of(new Place(0, 0)));
        var seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            var place = open.poll();
            if (isEnd(mine, place.here) && isEnd(others, place.there)) {
                return true;
            }
            for (var here : next(mine, place.here)) {
                for (var there : next(others, place.there)) {
                    var reached = new Place(here + 1, there + 1);
                    if (mine.get(here).meets(others.get(there)) && seen.add(reached)) {
                        open.add(reached);
                    }
                }
            }
        }
        return false;
    }

    /** The signs that can come next, when so many are written: optional ones may be left out. */
    private static List<Integer> next(List<Sign> signs, int written) {
        var next = new ArrayList<Integer>();
        for (var i = written; i < signs.size(); i++) {
            next.add(i);
            if (!signs.get(i).optional) {
                break;
            }
        }
        return next;
    }

    private static boolean isEnd(List<Sign> signs, int written) {
        return signs.subList(written, signs.size()).stream().allMatch(Sign::optional);
    }

    private List<Sign> signs() {
        return parts().stream().flatMap(part -> part.signs().stream()).toList();
    }

    private List<Part> parts() {
        return PART.matcher(text)
                .results()
                .map(found -> found.group(1) != null
                        ? new Part(found.group(1), (char) 0)
                        : new Part(null, found.group().charAt(0)))
                .toList();
    }

    /** One sign of the text, or a placeholder. */
    private record Part(String placeholder, char literal) {

        boolean isBroken() {
            return literal == '{' || literal == '}';
        }

        boolean isCounter() {
            return placeholder != null && COUNTER.matcher(placeholder).matches();
        }

        boolean isYear() {
            return YEAR.equals(placeholder);
        }

        boolean isVariable() {
            return placeholder != null && !isCounter() && !isYear();
        }

        boolean isBorder() {
            return isYear() || placeholder == null && SEPARATOR.matcher(text()).matches();
        }

        int width() {
            return placeholder.length();
        }

        int longest() {
            return placeholder == null ? 1 : isCounter() || isYear() ? width() : MAX_VALUE;
        }

        String text() {
            return placeholder == null ? String.valueOf(literal) : "{" + placeholder + "}";
        }

        List<Sign> signs() {
            if (placeholder == null) {
                return List.of(new Sign(String.valueOf(literal), false));
            }
            var signs = new ArrayList<Sign>();
            if (isVariable()) {
                repeat(signs, Sign.LETTERS_AND_DIGITS, 1, MAX_VALUE);
            } else {
                repeat(
                        signs,
                        Sign.DIGITS,
                        width(),
                        isYear() ? width() : Long.toString(Long.MAX_VALUE).length());
            }
            return signs;
        }

        private static void repeat(List<Sign> signs, String allowed, int least, int most) {
            for (var i = 0; i < most; i++) {
                signs.add(new Sign(allowed, i >= least));
            }
        }
    }

    /** One sign of a number: which it may be, and whether it may be missing. */
    private record Sign(String allowed, boolean optional) {
        private static final String DIGITS = "0123456789";
        private static final String LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + DIGITS;

        boolean meets(Sign other) {
            return allowed.chars().anyMatch(sign -> other.allowed.indexOf(sign) >= 0);
        }
    }
}
