package io.qloop.feedback.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.qloop.platform.problem.Refusal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistrationTest {

    @Test
    void takesTheWordOfACustomer() {
        assertThatCode(() -> registration(Channel.WEB, null, null).requireWordOfCustomer())
                .doesNotThrowAnyException();
    }

    @Test
    void refusesAnotherChannelToACustomer() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> registration(Channel.PHONE, null, null).requireWordOfCustomer())
                .extracting(Refusal::code)
                .isEqualTo("channel-not-for-customers");
    }

    @Test
    void refusesACustomersJudgement() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> registration(Channel.WEB, "serious", null).requireWordOfCustomer())
                .extracting(Refusal::code)
                .isEqualTo("judgement-not-for-customers");
    }

    @Test
    void writesTheTickedBoxesIntoTheForm() {
        var command =
                registration(Channel.PHONE, null, List.of("quality", "other")).toCommand("chen.sales");

        assertThat(command.form()).containsEntry("copyTo", "quality, other: warehouse");
    }

    private static Registration registration(Channel channel, String severity, List<String> copyTo) {
        return new Registration(
                "C-1007",
                channel,
                null,
                severity,
                null,
                null,
                "Label",
                "The label is wrong.",
                Instant.parse("2026-03-02T01:00:00Z"),
                null,
                null,
                null,
                null,
                null,
                null,
                copyTo,
                copyTo == null ? null : "warehouse");
    }
}
