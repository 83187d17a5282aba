package io.qloop.platform.erasure;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A person as named in the data, and the pseudonym that takes the place. Nothing of it is kept.
 *
 * @param pseudonym such as {@code Person-7K2M9QXA}; random
 */
record Person(
        Optional<String> name,
        Optional<String> mail,
        Optional<String> phone,
        Optional<String> login,
        String pseudonym) {

    private static final String LETTER = "[\\p{L}\\p{N}]";
    private static final String OF_ADDRESS = "[\\p{L}\\p{N}._%+-]";
    private static final String BETWEEN_DIGITS = "[ ().-]*";
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** An address that no mail server delivers to (RFC 2606). */
    String pseudonymMail() {
        return pseudonym.toLowerCase(Locale.ROOT) + "@erased.invalid";
    }

    /** Is nobody meant but this person? */
    boolean is(String value) {
        return value != null
                && patterns().keySet().stream()
                        .anyMatch(p -> p.matcher(value.strip()).matches());
    }

    boolean isNamedIn(String text) {
        return patterns().keySet().stream().anyMatch(p -> p.matcher(text).find());
    }

    /** The text with the pseudonym wherever the person is named. */
    String takenOutOf(String text) {
        var without = text;
        for (var each : patterns().entrySet()) {
            without = each.getKey().matcher(without).replaceAll(each.getValue());
        }
        return without;
    }

    /** For PostgreSQL, to be compared without regard to case: finds at least every text that names the person. */
    String loosely() {
        return Stream.of(mail, login, phone.map(Person::digits), name)
                .flatMap(Optional::stream)
                .map(Person::loosely)
                .collect(Collectors.joining("|"));
    }

    /** Whatever JSON may write in another way, or the database may not know the capital of, stands for anything. */
    private static String loosely(String words) {
        return words.strip()
                .codePoints()
                .mapToObj(c -> {
                    if (!Character.isLetterOrDigit(c)) {
                        return ".*";
                    }
                    return c < 128 || Character.isIdeographic(c) ? Character.toString(c) : ".";
                })
                .collect(Collectors.joining());
    }

    /** With whatever stands between them. */
    private static String digits(String phone) {
        return phone.replaceAll("\\D", "").replaceAll("(?<=.)(?=.)", " ");
    }

    /** The address first: it may hold the name. */
    private Map<Pattern, String> patterns() {
        var patterns = new LinkedHashMap<Pattern, String>();
        mail.ifPresent(m -> patterns.put(address(m), pseudonymMail()));
        login.ifPresent(l -> patterns.put(address(l), pseudonym));
        phone.ifPresent(p -> patterns.put(phone(p), pseudonym));
        name.ifPresent(n -> patterns.put(name(n), pseudonym));
        return patterns;
    }

    private static Pattern address(String address) {
        return Pattern.compile(
                "(?<!" + OF_ADDRESS + ")" + Pattern.quote(address) + "(?!\\.?[\\p{L}\\p{N}_%+@-])", FLAGS);
    }

    /** However it is grouped. */
    private static Pattern phone(String phone) {
        return Pattern.compile("\\+?(?<!\\d)" + digits(phone).replace(" ", BETWEEN_DIGITS) + "(?!\\d)");
    }

    /** Chinese has no space between words; elsewhere {@code Li} is not found in {@code List}. */
    private static Pattern name(String name) {
        var words = Pattern.compile("\\s+").splitAsStream(name.strip()).map(Pattern::quote);
        return Pattern.compile(
                (isIdeographic(name.strip().codePointAt(0)) ? "" : "(?<!" + LETTER + ")")
                        + words.collect(Collectors.joining("\\s+"))
                        + (isIdeographic(name.strip()
                                        .codePointBefore(name.strip().length()))
                                ? ""
                                : "(?!" + LETTER + ")"),
                FLAGS);
    }

    private static boolean isIdeographic(int codePoint) {
        return Character.isIdeographic(codePoint);
    }
}
