package io.qloop.feedback.mail;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The cases that mails of ours to customers name in their {@code References}, for programs to hand on in an answer whatever
 * becomes of its subject: {@code <01a2….case@qloop>}.
 */
final class CaseReferences {

    private static final Pattern OF_A_CASE =
            Pattern.compile("<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.case@qloop>", Pattern.CASE_INSENSITIVE);

    private CaseReferences() {}

    /** In the order in which the messages are named; whether there is such a case, is looked up. */
    static List<UUID> in(List<String> references) {
        return references.stream()
                .flatMap(reference -> Stream.of(OF_A_CASE.matcher(reference)))
                .filter(matcher -> matcher.matches())
                .map(matcher -> UUID.fromString(matcher.group(1)))
                .distinct()
                .toList();
    }
}
