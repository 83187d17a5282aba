package io.qloop.feedback.feedback;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The customer quality feedback form (FB-008, FB-009); what is not filled in is left out.
 *
 * @param feedbackDate       the day on which the customer said it, where the company is
 * @param handler            who registered it
 * @param copyTo             the boxes of the form, in their order
 * @param fields             everything else that is written into the form, by the codes of the procedure's fields
 * @param handlingDepartment whose boxes are ticked; the responsible function where none is
 * @param remark             what the register says beside it; a matter of our own people, as is the form
 * @param completionDate     the day on which it was over, where the company is
 */
@Schema(name = "FeedbackForm")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedbackFormView(
        UUID feedbackId,
        String number,
        String customerId,
        Text customerName,
        LocalDate feedbackDate,
        String handler,
        String subject,
        String content,
        @JsonProperty("class") String feedbackClass,
        List<Box> copyTo,
        Map<String, String> fields,
        List<CompanyFunction> handlingDepartment,
        String remark,
        LocalDate completionDate,
        List<Signed> signatures) {

    /** A box of the form; words stand beside "other". */
    @Schema(name = "FeedbackFormBox")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Box(String code, Text name, boolean ticked, String words) {}

    /** Who signed, and what was declared by it. */
    @Schema(name = "FeedbackFormSignature")
    public record Signed(String meaning, String by, Instant at) {}
}
