package io.qloop.feedback.information;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.qloop.platform.company.CompanyFunction;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something to be raised as a feedback; the codes are those of the procedure for feedbacks of the customer. */
@Schema(name = "InformationItemGiven")
public record KeyItemGiven(
        @Size(min = 1, max = InformationRecord.ID_MAX) String customerId,

        @NotBlank @Size(max = InformationRecord.SUBJECT_MAX) String subject,

        @NotBlank @Size(max = InformationRecord.CONTENT_MAX) String content,

        @Size(min = 1, max = InformationRecord.ID_MAX) String productId,
        @Size(min = 1, max = InformationRecord.CODE_MAX) String lot,

        @JsonProperty("class") @Size(min = 1, max = InformationRecord.CODE_MAX)
        String feedbackClass,

        @Size(min = 1, max = InformationRecord.CODE_MAX) String severity,
        @Size(min = 1, max = InformationRecord.CODE_MAX) String kind,
        @Size(max = InformationRecord.MOST) Set<@NotNull @Size(min = 1, max = InformationRecord.CODE_MAX) String> facts,
        CompanyFunction responsibleFunction) {

    KeyItem item(UUID id) {
        return new KeyItem(
                id,
                customerId,
                subject,
                content,
                productId,
                lot,
                feedbackClass,
                severity,
                kind,
                new TreeSet<>(Optional.ofNullable(facts).orElse(Set.of())),
                responsibleFunction,
                null,
                null);
    }
}
