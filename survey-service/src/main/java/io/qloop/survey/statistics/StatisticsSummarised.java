package io.qloop.survey.statistics;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.qloop.platform.event.DomainEvent;
import io.qloop.survey.statistics.Statistics.LowAnswer;
import io.qloop.survey.statistics.Statistics.Previous;
import io.qloop.survey.statistics.Statistics.ScoreCount;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A period has ended, and its surveys were summed up: {@code qloop.survey.statistics-summarised.v1}. */
record StatisticsSummarised(
        UUID statisticsId,
        String period,
        Instant asOf,
        Figures figures,
        List<ScoreCount> scores,
        List<LowAnswer> lowest,
        Previous previous,
        @JsonIgnore Instant occurredAt) {

    static StatisticsSummarised of(UUID id, Statistics statistics, Instant at) {
        return new StatisticsSummarised(
                id,
                statistics.period(),
                statistics.asOf(),
                statistics.figures(),
                statistics.scores(),
                statistics.lowest(),
                statistics.previous(),
                at);
    }

    DomainEvent announced() {
        return new DomainEvent("qloop.survey.statistics-summarised.v1", statisticsId.toString(), occurredAt, this);
    }
}
