package io.qloop.feedback.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StuckMailsTest {

    private static final MailPlace PLACE = new MailPlace("quality@qloop.local", 1, 7);

    private final StuckMails stuck = new StuckMails(Duration.ofHours(1), Duration.ofHours(2));

    @Test
    void leavesAMailAloneForAWhile() {
        assertThat(stuck.hasNot(PLACE)).isTrue();

        stuck.remember(PLACE);

        assertThat(stuck.hasNot(PLACE)).isFalse();
        assertThat(stuck.isDue(PLACE)).isFalse();
        assertThat(stuck.hasNot(new MailPlace("quality@qloop.local", 1, 8))).isTrue();
        stuck.forget(PLACE);
        assertThat(stuck.hasNot(PLACE)).isTrue();
    }

    @Test
    void triesAMailAgainWhenItsPauseIsOver() {
        var impatient = new StuckMails(Duration.ZERO, Duration.ZERO);

        impatient.remember(PLACE);

        assertThat(impatient.isDue(PLACE)).isTrue();
        assertThat(impatient.isDue(new MailPlace("quality@qloop.local", 1, 8))).isFalse();
    }

    @Test
    void forgetsTheEldestBeforeTheMemoryIsFull() {
        for (var uid = 7; uid <= 10_007; uid++) {
            stuck.remember(new MailPlace("quality@qloop.local", 1, uid));
        }

        assertThat(stuck.hasNot(PLACE)).isTrue();
        assertThat(stuck.hasNot(new MailPlace("quality@qloop.local", 1, 8))).isFalse();
    }
}
