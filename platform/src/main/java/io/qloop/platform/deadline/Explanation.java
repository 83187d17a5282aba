package io.qloop.platform.deadline;

import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.calendar.Due.Interval;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.json.EnumNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Says in words why a deadline is due when it is due: interval by interval, with pauses and extensions (AH-21, AH-22). */
@ApplicationScoped
class Explanation {

    private final Calendars calendars;
    private final Texts texts;
    private final Clock clock;

    Explanation(Calendars calendars, Texts texts, Clock clock) {
        this.calendars = calendars;
        this.texts = texts;
        this.clock = clock;
    }

    DeadlineView.Explained of(Deadline deadline, List<DeadlineStep> steps, Language language) {
        var calendar = calendars.version(deadline.calendarSite(), deadline.calendarVersion());
        var words = new Words(language, calendar.zone());
        var length = texts.get(
                DeadlineView.unitKey(deadline.plan().length()),
                language,
                deadline.plan().length().amount());
        var summary = texts.get(
                deadline.extendedTo().isPresent() ? "deadline.summary.extended" : "deadline.summary",
                language,
                length,
                words.moment(deadline.startedAt()),
                words.moment(deadline.dueAt()),
                deadline.calendarSite(),
                deadline.calendarVersion());
        return new DeadlineView.Explained(
                DeadlineView.of(deadline, clock.instant()),
                summary,
                calendar.zone().getId(),
                deadline.computed(calendar).explanation().stream()
                        .map(words::part)
                        .toList(),
                steps.stream().map(words::step).toList());
    }

    private final class Words {
        private final Language language;
        private final ZoneId zone;
        private final DateTimeFormatter format;

        private Words(Language language, ZoneId zone) {
            this.language = language;
            this.zone = zone;
            this.format = DateTimeFormatter.ofPattern(texts.get("deadline.moment", language), language.locale());
        }

        private String moment(Instant at) {
            return format.format(at.atZone(zone));
        }

        private DeadlineView.Part part(Interval interval) {
            var time = interval.time();
            var key = "deadline.part." + EnumNames.of(interval.kind()) + (time.isZero() ? "" : ".time");
            return new DeadlineView.Part(
                    interval.from(),
                    interval.to(),
                    interval.kind(),
                    interval.name(),
                    interval.days(),
                    texts.get(
                            key,
                            language,
                            moment(interval.from()),
                            moment(interval.to()),
                            interval.days(),
                            interval.name(),
                            time.toHours() + ":" + "%02d".formatted(time.toMinutesPart())));
        }

        private DeadlineView.Step step(DeadlineStep step) {
            return new DeadlineView.Step(
                    step.kind(),
                    step.at(),
                    step.actor(),
                    step.reason().orElse(null),
                    step.dueAt(),
                    texts.get(
                            "deadline.step." + EnumNames.of(step.kind()),
                            language,
                            moment(step.at()),
                            step.actor(),
                            step.reason().orElse("–"),
                            moment(step.dueAt())));
        }
    }
}
