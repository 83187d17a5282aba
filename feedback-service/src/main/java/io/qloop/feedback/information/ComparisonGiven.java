package io.qloop.feedback.information;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How we stand beside another supplier in one respect. */
@Schema(name = "ComparisonGiven")
public record ComparisonGiven(
        @NotBlank @Size(max = CompetitorComparison.WORD_MAX) String competitor,

        @NotBlank @Size(max = CompetitorComparison.WORD_MAX) String topic,

        @NotNull CompetitorComparison.Standing standing,

        @Size(min = 1, max = CompetitorComparison.REMARK_MAX)
        String remark) {

    CompetitorComparison comparison() {
        return new CompetitorComparison(competitor, topic, standing, remark);
    }
}
