package io.qloop.feedback.information;

import io.qloop.platform.ids.Ids;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was heard. Kind, facts and fields are codes of the procedure that is in force for the form.
 *
 * @param items     to be raised as feedbacks
 * @param visitPlan the planned visit that this tells of
 */
@Schema(name = "InformationGiven")
public record InformationGiven(
        @NotNull InformationForm form,
        @Size(min = 1, max = InformationRecord.CODE_MAX) String kind,
        @Size(max = InformationRecord.MOST) Set<@NotNull @Size(min = 1, max = InformationRecord.CODE_MAX) String> facts,
        @Size(min = 1, max = InformationRecord.ID_MAX) String customerId,
        @Size(min = 1, max = InformationRecord.CODE_MAX) String site,

        @NotBlank @Size(max = InformationRecord.SUBJECT_MAX) String subject,

        @NotBlank @Size(max = InformationRecord.CONTENT_MAX) String content,

        @NotNull Medium medium,
        @Size(min = 1, max = InformationRecord.NAME_MAX) String source,
        @Size(min = 1, max = InformationRecord.NAME_MAX) String handler,

        @Size(max = InformationRecord.MOST) List<@NotBlank @Size(max = InformationRecord.NAME_MAX) String> participants,

        @Size(max = 100) List<@NotNull @Valid ComparisonGiven> comparisons,
        @Size(max = KeyItems.MOST) List<@NotNull @Valid KeyItemGiven> items,

        @Size(max = 100)
        Map<
                        @NotNull @Size(max = InformationRecord.CODE_MAX) String,
                        @NotNull @Size(max = InformationRecord.CONTENT_MAX) @Pattern(regexp = "(?s).*\\S.*") String>
                fields,

        @NotNull Instant occurredAt,
        UUID visitPlan) {

    RecordInformation.Command toCommand(String recordedBy) {
        return new RecordInformation.Command(
                form,
                Optional.ofNullable(kind),
                Optional.ofNullable(facts).orElse(Set.of()),
                Optional.ofNullable(customerId),
                Optional.ofNullable(site),
                new WordsGiven(subject, content, medium, source, handler, participants, comparisons).words(),
                new KeyItems(Stream.ofNullable(items)
                        .flatMap(List::stream)
                        .map(item -> item.item(Ids.next()))
                        .toList()),
                Optional.ofNullable(fields).orElse(Map.of()),
                occurredAt,
                Optional.ofNullable(visitPlan),
                recordedBy);
    }
}
