package io.qloop.notification.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "zhao",
                "zhao@",
                "@qloop.local",
                "zhao@qloop.local ",
                "zhao@qloop.local\n",
                "zhao@qloop.local\r\nBcc: x@y.z",
                "zhao@qloop.local,li@qloop.local",
                "<zhao@qloop.local>",
                "Zhao <zhao@qloop.local>",
                "zhao..production@qloop.local",
                ".zhao@qloop.local",
                "zhao@-qloop.local",
                "zhao@qloop..local",
                "zhao@qloop@local",
                "赵@qloop.local",
                "zhao@[127.0.0.1]",
                "\"zhao\"@qloop.local"
            })
    void refusesWhatCannotBeWrittenTo(String text) {
        assertThat(MailAddress.parse(text)).isEmpty();
        assertThatThrownBy(() -> new MailAddress(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThat(MailAddress.parse("a".repeat(65) + "@qloop.local")).isEmpty();
        assertThat(MailAddress.parse("zhao@" + "a.".repeat(130) + "local")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zhao.production@qloop.local", "a@b", "o'neill+quality@mail.example.com", "x_y-z@1.de"})
    void takesEverydayAddresses(String text) {
        assertThat(MailAddress.parse(text)).map(MailAddress::value).contains(text);
    }
}
