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
import java.util.Set;

/** How digests of three messages look. */
@Singleton
class DigestSample implements LetterSample {

    private final Calendars calendars;
    private final Clock clock;

    DigestSample(Calendars calendars, Clock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    @Override
    public Set<MessageKind> kinds() {
        return Set.of(MessageKind.DAILY_DIGEST, MessageKind.WEEKLY_DIGEST);
    }

    @Override
    public Audience audience() {
        return new Audience.Colleague(Ids.next(), null);
    }

    @Override
    public Matter matter(MessageKind kind, Language language) {
        var period =
                kind == MessageKind.DAILY_DIGEST ? calendars.today().toString() : DigestPeriods.week(calendars.today());
        var count = Integer.toString(contents().lines().size());
        return new Matter(period, count, null, null, null, null, null, WriteDigest.PATH, Urgency.IMPORTANT);
    }

    @Override
    public Contents contents() {
        return new Contents(
                List.of(
                        line(MessageKind.FEEDBACK_REGISTERED, "FB-2026-000043", "a", Why.WAITED_FOR, 1),
                        line(MessageKind.ACTION_ASSIGNED, "CA-2026-000015", null, Why.MISSED, -1),
                        line(MessageKind.COPY_TO_KNOW, "CP-2026-000012", null, Why.NEW, 2)),
                0,
                calendars.company().zone());
    }

    private Contents.Line line(MessageKind kind, String number, String feedbackClass, Why why, int days) {
        var due = clock.instant().plus(Duration.ofDays(days));
        return new Contents.Line(
                kind, new Matter(number, number, null, null, null, feedbackClass, due, "/cases/" + number), why.key());
    }
}
