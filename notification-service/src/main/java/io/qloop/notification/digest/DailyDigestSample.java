package io.qloop.notification.digest;

import io.qloop.notification.letter.Contents;
import io.qloop.notification.letter.LetterSample;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.MessageKind;
import io.qloop.notification.message.Urgency;
import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.ids.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** How a daily digest of three messages looks. */
@Singleton
class DailyDigestSample implements LetterSample {

    private static final int ITEMS = 3;

    private final Calendars calendars;
    private final Clock clock;

    DailyDigestSample(Calendars calendars, Clock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    @Override
    public MessageKind kind() {
        return MessageKind.DAILY_DIGEST;
    }

    @Override
    public Audience audience() {
        return new Audience.Colleague(Ids.next(), null);
    }

    @Override
    public Matter matter(Language language) {
        return new Matter(
                calendars.today().toString(),
                Integer.toString(ITEMS),
                null,
                null,
                null,
                null,
                null,
                "/my-messages",
                Urgency.IMPORTANT);
    }

    @Override
    public Contents contents() {
        return contents(calendars, clock);
    }

    static Contents contents(Calendars calendars, Clock clock) {
        return new Contents(
                List.of(
                        line(clock, MessageKind.FEEDBACK_REGISTERED, "FB-2026-000043", "a", Why.WAITED_FOR, 1),
                        line(clock, MessageKind.ACTION_ASSIGNED, "CA-2026-000015", null, Why.MISSED, -1),
                        line(clock, MessageKind.COPY_TO_KNOW, "CP-2026-000012", null, Why.NEW, 2)),
                0,
                calendars.company().zone());
    }

    private static Contents.Line line(
            Clock clock, MessageKind kind, String number, String feedbackClass, Why why, int days) {
        var due = clock.instant().plus(Duration.ofDays(days));
        return new Contents.Line(
                kind, new Matter(number, number, null, null, null, feedbackClass, due, "/cases/" + number), why.key());
    }
}
