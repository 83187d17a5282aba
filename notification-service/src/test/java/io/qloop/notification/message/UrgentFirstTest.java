package io.qloop.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.notification.testing.MailTest;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.ids.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@MailTest
class UrgentFirstTest {

    /** Longer ago than anything else in the database. */
    private static final Instant LONG_AGO = Instant.parse("1990-01-01T00:00:00Z");

    @Inject
    Messages messages;

    private UUID queued(String feedbackClass, Instant since) {
        var id = Ids.next();
        var message = new Message(
                id,
                new Occasion(
                        id.toString(),
                        "/qloop/feedback",
                        MessageKind.FEEDBACK_REGISTERED,
                        id.toString(),
                        null,
                        id.toString(),
                        null),
                new Audience.FunctionHead("production", null),
                new Matter("FB-1", "FB-1", "划伤", null, null, feedbackClass, null, "/feedbacks/" + id),
                since);
        message.addressTo(new Recipient("赵生产", "zhao.production@qloop.local", Language.ZH, AddressedBy.HEAD), since);
        messages.persistAndFlush(message);
        return id;
    }

    /** In one transaction that is undone: no sender sees them. */
    @Test
    @Tag("AH-33")
    void whatIsUrgentOvertakesWhatHasWaitedLonger() {
        QuarkusTransaction.begin();
        try {
            var oldest = queued("d", LONG_AGO);
            var important = queued("b", LONG_AGO.plusSeconds(1));
            var later = queued("a", LONG_AGO.plusSeconds(3));
            var urgent = queued("a", LONG_AGO.plusSeconds(2));

            for (var expected : new UUID[] {urgent, later, oldest, important}) {
                var next = messages.lockNextDue(LONG_AGO.plusSeconds(60)).orElseThrow();
                assertThat(next.id()).isEqualTo(expected);
                next.startAttempt(LONG_AGO.plusSeconds(60), LONG_AGO.plusSeconds(90));
                messages.flush();
            }
            assertThat(messages.lockNextDue(LONG_AGO.plusSeconds(60))).isEmpty();
            // Not before its time, however urgent it is.
            queued("a", LONG_AGO.plusSeconds(120));
            assertThat(messages.lockNextDue(LONG_AGO.plusSeconds(60))).isEmpty();
        } finally {
            QuarkusTransaction.rollback();
        }
    }
}
