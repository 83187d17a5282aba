package io.qloop.notification.letter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LettersTest {

    @Test
    void letsNoLineBreakIntoAHeader() {
        assertThat(Letters.oneLine("Li\r\nBcc: everybody@example.com")).isEqualTo("Li Bcc: everybody@example.com");
        assertThat(Letters.oneLine("a\u2028b\u0000c\u202Ed\u0085e")).isEqualTo("a b c d e");
    }

    @Test
    void shortensWithoutBreakingACharacter() {
        assertThat(Letters.oneLine("𠮷".repeat(300)).codePoints()).hasSize(200).containsOnly("𠮷".codePointAt(0));
    }

    @Test
    void makesNothingOfNothing() {
        assertThat(Letters.oneLine(null)).isEmpty();
    }
}
