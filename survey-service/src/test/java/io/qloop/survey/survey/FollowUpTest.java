package io.qloop.survey.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowUpTest {

    @Test
    void countsItsRemindersFromOne() {
        var followUp = new FollowUp(List.of(Duration.ofDays(10), Duration.ofDays(20)), Duration.ofDays(3));

        assertThat(followUp.reminders()).isEqualTo(2);
        assertThat(followUp.after(1)).isEqualTo(Duration.ofDays(10));
        assertThat(followUp.after(2)).isEqualTo(Duration.ofDays(20));
    }

    @Test
    void mayBeNoneAtAll() {
        assertThat(new FollowUp(List.of(), Duration.ZERO).reminders()).isZero();
    }

    @Test
    void refusesRemindersThatAreNotLater() {
        assertThatThrownBy(() -> new FollowUp(List.of(Duration.ofDays(10), Duration.ofDays(10)), Duration.ofDays(3)))
                .hasMessageContaining("survey.reminders");
        assertThatThrownBy(() -> new FollowUp(List.of(Duration.ZERO), Duration.ofDays(3)))
                .hasMessageContaining("survey.reminders");
    }

    @Test
    void refusesATimeBelowNothing() {
        assertThatThrownBy(() -> new FollowUp(List.of(), Duration.ofDays(-1)))
                .hasMessageContaining("survey.reminder-least-time");
    }
}
