package io.qloop.feedback.mail;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What in a subject may be the number of a case, however the company writes its numbers; whether it is one, is looked up. */
final class CaseNumbers {

    /** The signs of a number (docs/numbers.md), with a digit among them. */
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![A-Za-z0-9._-])(?=[A-Za-z._-]*[0-9])[A-Za-z0-9][A-Za-z0-9._-]{2,59}(?![A-Za-z0-9._-])");

    private static final int MOST = 20;

    private CaseNumbers() {}

    /** In the order in which they stand there. */
    static List<String> in(String subject) {
        return NUMBER.matcher(subject.toUpperCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                // A full stop may end the sentence.
                .flatMap(number -> Stream.of(number, number.replaceAll("[._-]+$", "")))
                .distinct()
                .limit(MOST)
                .toList();
    }
}
