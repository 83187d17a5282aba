package io.qloop.feedback.inquiry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a customer is asked, and what it answered; what is not, or not yet, is left out. The customer sees neither our people
 * nor our departments, nor why an inquiry was withdrawn.
 *
 * @param dueAt  until when the answer is needed
 * @param answer what the customer wrote or said
 * @param files  the files of the feedback that belong to the answer; those of a mail are named by its correspondence
 */
@Schema(name = "Inquiry")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InquiryView(
        UUID id,
        InquiryStatus status,
        List<Asked> asked,
        String words,
        LocalDate answerBy,
        Instant dueAt,
        Instant askedAt,
        String askedBy,
        CompanyFunction function,
        Instant answeredAt,
        AnswerVia answeredVia,
        String answeredBy,
        String answer,
        List<UUID> files,
        UUID mailId,
        Instant withdrawnAt,
        String withdrawnBy,
        String withdrawalReason) {

    static InquiryView of(Inquiry inquiry, boolean isOurs) {
        return new InquiryView(
                inquiry.id(),
                inquiry.status(),
                inquiry.asked(),
                inquiry.words().orElse(null),
                inquiry.answerBy().orElse(null),
                inquiry.dueAt().orElse(null),
                inquiry.askedAt(),
                isOurs ? inquiry.askedBy() : null,
                isOurs ? inquiry.function() : null,
                inquiry.answeredAt().orElse(null),
                inquiry.answeredVia().orElse(null),
                inquiry.answeredBy().filter(_ -> isOurs).orElse(null),
                inquiry.answer().orElse(null),
                inquiry.files(),
                inquiry.mailId().orElse(null),
                inquiry.withdrawnAt().orElse(null),
                inquiry.withdrawnBy().filter(_ -> isOurs).orElse(null),
                inquiry.withdrawalReason().filter(_ -> isOurs).orElse(null));
    }

    /**
     * All of a feedback; a customer is shown the items alone.
     *
     * @param language in which the customer is asked
     * @param askable  what the procedure of the feedback lets one ask for
     */
    @Schema(name = "Inquiries")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record All(List<InquiryView> items, Language language, List<AskableView> askable) {}

    /** @param missing whether the form of the feedback waits for it */
    @Schema(name = "InquiryAskable")
    public record AskableView(String code, Text name, boolean missing) {

        static AskableView of(Askable.Thing thing) {
            return new AskableView(thing.ask().code(), thing.ask().name(), thing.isMissing());
        }
    }
}
