package io.qloop.survey.statistics;

import io.qloop.platform.ids.Ids;
import io.qloop.platform.outbox.Outbox;
import io.qloop.platform.period.Period;
import io.qloop.platform.period.PeriodWork;
import io.qloop.survey.survey.SurveySettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Sums up the surveys of a period at its end, by itself and once, and announces it to the leaders (NT-009). */
@ApplicationScoped
class SummariseSurveys implements PeriodWork {

    private final SurveysOfPeriod surveys;
    private final SurveySettings settings;
    private final Outbox outbox;
    private final Clock clock;

    SummariseSurveys(SurveysOfPeriod surveys, SurveySettings settings, Outbox outbox, Clock clock) {
        this.surveys = surveys;
        this.settings = settings;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "survey-statistics";
    }

    @Override
    @Transactional
    public void periodBegan(Period began) {
        var ended = began.previous();
        if (settings.statistics().periods().contains(ended.kind())) {
            var statistics = surveys.count(ended);
            outbox.append(StatisticsSummarised.of(Ids.next(), statistics, clock.instant())
                    .announced());
        }
    }
}
