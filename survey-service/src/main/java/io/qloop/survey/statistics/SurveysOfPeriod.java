package io.qloop.survey.statistics;

import static java.util.stream.Collectors.toMap;

import io.qloop.platform.period.Period;
import io.qloop.platform.problem.Refusal;
import io.qloop.survey.statistics.Statistics.LowAnswer;
import io.qloop.survey.statistics.Statistics.Previous;
import io.qloop.survey.statistics.Statistics.ScoreCount;
import io.qloop.survey.survey.Survey;
import io.qloop.survey.survey.SurveySettings;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Counts the surveys of a period. Made at the start, so that settings that cannot be are refused there. */
@Startup
@ApplicationScoped
class SurveysOfPeriod {

    private static final String SENT = "select count(*) from Survey where sentAt >= :since and sentAt < :before";
    private static final String EXPIRED =
            "select count(*) from Survey where expiresAt >= :since and expiresAt < :before and answeredAt is null";
    private static final String SCORES =
            "select score, count(*) from Survey where answeredAt >= :since and answeredAt < :before group by score";
    private static final String LOWEST = """
            select complaintId, complaintNumber, customerId, score, answeredAt from Survey
            where answeredAt >= :since and answeredAt < :before and score <= :low order by score, answeredAt, id""";

    /** As many as the event may tell. */
    private static final int LOWEST_MAX = 1000;

    private final EntityManager database;
    private final SurveySettings settings;
    private final Clock clock;

    SurveysOfPeriod(EntityManager database, SurveySettings settings, Clock clock) {
        int lowest = settings.statistics().lowest();
        if (lowest < 0 || lowest > LOWEST_MAX) {
            throw new IllegalArgumentException(
                    "survey.statistics.lowest is from 0 to " + LOWEST_MAX + ", not " + lowest);
        }
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws Refusal when the period has not begun */
    Statistics count(Period period) {
        var now = clock.instant();
        if (period.start().isAfter(now)) {
            throw Refusal.unprocessable("statistics-period-to-come", "period", period.code());
        }
        var asOf = period.end().isBefore(now) ? period.end() : now;
        var before = period.previous();
        var scores = scores(period.start(), asOf);
        var scoresBefore = scores(before.start(), before.end());
        return new Statistics(
                period.code(),
                asOf,
                figures(period.start(), asOf, scores),
                IntStream.rangeClosed(Survey.SCORE_MIN, Survey.SCORE_MAX)
                        .mapToObj(score -> new ScoreCount(
                                score, scores.getOrDefault(score, 0L), scoresBefore.getOrDefault(score, 0L)))
                        .toList(),
                lowest(period.start(), asOf),
                new Previous(before.code(), figures(before.start(), before.end(), scoresBefore)));
    }

    private Figures figures(Instant from, Instant to, Map<Integer, Long> scores) {
        return Figures.of(number(SENT, from, to), number(EXPIRED, from, to), scores);
    }

    private long number(String query, Instant from, Instant to) {
        return database.createQuery(query, Long.class)
                .setParameter("since", from)
                .setParameter("before", to)
                .getSingleResult();
    }

    private Map<Integer, Long> scores(Instant from, Instant to) {
        return database.createQuery(SCORES, Object[].class)
                .setParameter("since", from)
                .setParameter("before", to)
                .getResultStream()
                .collect(toMap(row -> (Integer) row[0], row -> (Long) row[1]));
    }

    private List<LowAnswer> lowest(Instant from, Instant to) {
        return database.createQuery(LOWEST, LowAnswer.class)
                .setParameter("since", from)
                .setParameter("before", to)
                .setParameter("low", settings.lowScore())
                .setMaxResults(settings.statistics().lowest())
                .getResultList();
    }
}
