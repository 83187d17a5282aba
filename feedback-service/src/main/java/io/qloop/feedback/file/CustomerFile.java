package io.qloop.feedback.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.web.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The file of a customer.
 *
 * @param counts      feedbacks by year of receipt and class, the newest year first
 * @param visits      the newest hundred
 * @param information the newest hundred records of what was heard
 * @param feedbacks   with what came of them, the newest first
 */
@Schema(name = "CustomerFile")
public record CustomerFile(
        Customer customer,
        List<Count> counts,
        List<Visit> visits,
        List<Information> information,
        Page<FiledFeedback> feedbacks) {

    /**
     * Who the customer is.
     *
     * @param contacts mail addresses of its people, as ERP named them last
     */
    @Schema(name = "CustomerOnFile")
    public record Customer(String id, Text name, String language, boolean active, List<String> contacts) {}

    /** @param feedbackClass null for those without one */
    @Schema(name = "CustomerFileCount")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Count(int year, @JsonProperty("class") String feedbackClass, int feedbacks) {}

    /** A visit that was planned, made or called off. */
    @Schema(name = "CustomerFileVisit")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Visit(UUID id, LocalDate plannedOn, String visitor, String purpose, String status, UUID reportId) {}

    /** What was heard from or about the customer. */
    @Schema(name = "CustomerFileInformation")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Information(
            UUID id, String number, String form, String kind, String subject, Instant occurredAt, String status) {}
}
