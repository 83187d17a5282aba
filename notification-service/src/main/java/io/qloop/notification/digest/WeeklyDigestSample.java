package io.qloop.notification.digest;

import io.qloop.notification.letter.Contents;
import io.qloop.notification.letter.LetterSample;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.MessageKind;
import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.ids.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;

/** How a weekly digest looks. */
@Singleton
class WeeklyDigestSample implements LetterSample {

    private final Calendars calendars;
    private final Clock clock;

    WeeklyDigestSample(Calendars calendars, Clock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    @Override
    public MessageKind kind() {
        return MessageKind.WEEKLY_DIGEST;
    }

    @Override
    public Audience audience() {
        return new Audience.Colleague(Ids.next(), null);
    }

    @Override
    public Matter matter(Language language) {
        return new Matter("2026-W48", "3", null, null, null, null, null, "/my-messages");
    }

    @Override
    public Contents contents() {
        return DailyDigestSample.contents(calendars, clock);
    }
}
