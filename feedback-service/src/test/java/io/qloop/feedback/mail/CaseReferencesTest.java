package io.qloop.feedback.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CaseReferencesTest {

    private static final String CASE = "01a20b48-0900-7c47-8fe2-4a4d9639af57";

    @Test
    void findsTheCasesAmongOtherMessages() {
        var other = UUID.randomUUID();

        assertThat(CaseReferences.in(List.of(
                        "<unknown@example>",
                        "<" + CASE + ".case@qloop>",
                        "<" + other.toString().toUpperCase() + ".CASE@qloop>",
                        "<" + CASE + ".case@qloop>")))
                .containsExactly(UUID.fromString(CASE), other);
    }

    @Test
    void takesNothingElseForACase() {
        assertThat(CaseReferences.in(List.of(
                        "<" + CASE + "@qloop>",
                        "<" + CASE + ".case@qloop.example>",
                        "<x" + CASE + ".case@qloop>",
                        "<01a20b48.case@qloop>",
                        "")))
                .isEmpty();
    }
}
