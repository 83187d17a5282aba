package io.qloop.feedback.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.qloop.feedback.feedback.FeedbackStatus;
import io.qloop.feedback.register.RegisterLine;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A feedback in a file, with what came of it.
 *
 * @param measures     what the departments did about it, the oldest first
 * @param effect       how it was evaluated
 * @param successor    the complaint or return in which it went on
 */
@Schema(name = "FiledFeedback")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FiledFeedback(
        UUID id,
        String number,
        String customerId,
        Instant receivedAt,
        String subject,
        @JsonProperty("class") String feedbackClass,
        String productId,
        String lot,
        FeedbackStatus status,
        Instant completedAt,
        List<Measure> measures,
        Text effect,
        Text satisfaction,
        Successor successor) {

    @Schema(name = "FiledMeasure")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Measure(
            CompanyFunction function, String text, String status, LocalDate dueOn, LocalDate completedOn) {}

    /** A complaint or return; what has not happened yet is null. */
    @Schema(name = "FiledSuccessor")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Successor(String kind, UUID id, String number, String state, String outcome) {}

    record Solution(List<Measure> measures, Text effect, Text satisfaction, Successor successor) {}

    static FiledFeedback of(RegisterLine line, Solution solution) {
        return new FiledFeedback(
                line.id(),
                line.number(),
                line.customerId(),
                line.receivedAt(),
                line.subject(),
                line.feedbackClass(),
                line.productId(),
                line.lot(),
                line.status(),
                line.completedAt(),
                solution.measures(),
                solution.effect(),
                solution.satisfaction(),
                solution.successor());
    }
}
