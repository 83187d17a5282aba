package io.qloop.feedback.countermeasure;

import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.timeline.CaseHistory;
import io.qloop.platform.timeline.Happening;
import io.qloop.platform.timeline.Happening.About;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The countermeasures of a feedback: recorded, decided on, completed. */
@ApplicationScoped
class CountermeasureHistory implements CaseHistory {

    private final Countermeasures countermeasures;
    private final Calendars calendars;
    private final Texts texts;

    CountermeasureHistory(Countermeasures countermeasures, Calendars calendars, Texts texts) {
        this.countermeasures = countermeasures;
        this.calendars = calendars;
        this.texts = texts;
    }

    @Override
    public List<Happening> of(UUID caseId) {
        return countermeasures.of(caseId).stream().flatMap(this::of).toList();
    }

    private Stream<Happening> of(Countermeasure measure) {
        var all = new ArrayList<Happening>();
        all.add(happening(measure, "recorded", measure.recordedAt(), measure.recordedBy()));
        measure.decidedAt().ifPresent(at -> {
            var decision = measure.status() == CountermeasureStatus.REJECTED ? "rejected" : "accepted";
            all.add(happening(measure, decision, at, measure.decidedBy().orElseThrow()));
            measure.completedOn()
                    .ifPresent(on -> all.add(happening(
                            measure,
                            "completed",
                            notBefore(at, on),
                            measure.completedBy().orElseThrow())));
        });
        return all.stream();
    }

    /** Of the completion the day alone is known; it was after the decision. */
    private Instant notBefore(Instant decision, LocalDate day) {
        var start = calendars.company().startOf(day);
        return start.isAfter(decision) ? start : decision;
    }

    private Happening happening(Countermeasure measure, String what, Instant at, String by) {
        var function = measure.function().code();
        return new Happening(
                at,
                "countermeasure/" + measure.id() + "/" + what,
                "countermeasure-" + what,
                new About("countermeasure", measure.id().toString(), null),
                by,
                texts.both("timeline.countermeasure-" + what, texts.both("function." + function)),
                Map.of("function", function, "dueOn", measure.dueOn()));
    }
}
