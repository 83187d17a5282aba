package io.qloop.feedback.information;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The words for what was heard; in the place of others, what is left out is taken away. */
@Schema(name = "InformationCorrection")
public record WordsGiven(
        @NotBlank @Size(max = InformationRecord.SUBJECT_MAX) String subject,

        @NotBlank @Size(max = InformationRecord.CONTENT_MAX) String content,

        @NotNull Medium medium,
        @Size(min = 1, max = InformationRecord.NAME_MAX) String source,
        @Size(min = 1, max = InformationRecord.NAME_MAX) String handler,

        @Size(max = InformationRecord.MOST) List<@NotBlank @Size(max = InformationRecord.NAME_MAX) String> participants,

        @Size(max = 100) List<@NotNull @Valid ComparisonGiven> comparisons) {

    public WordsGiven {
        participants = participants == null ? List.of() : participants;
        comparisons = comparisons == null ? List.of() : comparisons;
    }

    InformationWords words() {
        return new InformationWords(
                subject,
                content,
                medium,
                Optional.ofNullable(source),
                Optional.ofNullable(handler),
                participants,
                comparisons.stream().map(ComparisonGiven::comparison).toList());
    }
}
