package io.qloop.survey.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The numbers of a period. An answer belongs to the period in which it was given, whenever its survey was sent, so that the
 * numbers of a period that is over never change.
 *
 * @param sent       surveys sent in the period
 * @param answered   answers given in the period
 * @param expired    surveys whose time ran out in the period without an answer
 * @param answerRate of those that came to an end in the period, answered or not, how many were answered, in per cent; null
 *                   where none did
 * @param mean       of the scores; null where there is no answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SurveyFigures")
public record Figures(long sent, long answered, long expired, BigDecimal answerRate, BigDecimal mean) {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final int RATE_DIGITS = 1;
    private static final int MEAN_DIGITS = 2;

    /** @param scores each with the number of its answers */
    static Figures of(long sent, long expired, Map<Integer, Long> scores) {
        long answered = scores.values().stream().mapToLong(Long::longValue).sum();
        long sum = scores.entrySet().stream()
                .mapToLong(each -> each.getKey() * each.getValue())
                .sum();
        return new Figures(
                sent,
                answered,
                expired,
                ratio(WHOLE.multiply(BigDecimal.valueOf(answered)), answered + expired, RATE_DIGITS),
                ratio(BigDecimal.valueOf(sum), answered, MEAN_DIGITS));
    }

    private static BigDecimal ratio(BigDecimal part, long whole, int digits) {
        return whole == 0 ? null : part.divide(BigDecimal.valueOf(whole), digits, RoundingMode.HALF_UP);
    }
}
