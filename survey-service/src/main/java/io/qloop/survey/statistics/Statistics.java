package io.qloop.survey.statistics;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What came of the surveys in a period, beside the period before.
 *
 * @param asOf   the end of the period; as long as it runs, the present moment
 * @param scores from the lowest to the highest, also those that nobody gave
 * @param lowest the low scores with their complaints, the lowest first
 */
@Schema(name = "SurveyStatistics")
public record Statistics(
        String period,
        Instant asOf,
        Figures figures,
        List<ScoreCount> scores,
        List<LowAnswer> lowest,
        Previous previous) {

    /** How often a score was given in the period, and in the one before. */
    @Schema(name = "SurveyScoreCount")
    public record ScoreCount(int score, long answers, long before) {}

    /** An answer that somebody has to look after. */
    @Schema(name = "SurveyLowAnswer")
    public record LowAnswer(
            UUID complaintId, String complaintNumber, String customerId, Integer score, Instant answeredAt) {}

    /** The whole of the period before. */
    @Schema(name = "SurveyPreviousPeriod")
    public record Previous(String period, Figures figures) {}
}
