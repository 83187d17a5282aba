package io.qloop.feedback.countermeasure;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.platform.company.CompanyFunction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What one department does about a feedback; what is not yet is left out. */
@Schema(name = "Countermeasure")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CountermeasureView(
        UUID id,
        CompanyFunction function,
        String text,
        LocalDate dueOn,
        CountermeasureStatus status,
        Instant recordedAt,
        String recordedBy,
        Instant decidedAt,
        String decidedBy,
        String decisionReason,
        LocalDate completedOn,
        String completedBy,
        String note) {

    static CountermeasureView of(Countermeasure countermeasure) {
        return new CountermeasureView(
                countermeasure.id(),
                countermeasure.function(),
                countermeasure.text(),
                countermeasure.dueOn(),
                countermeasure.status(),
                countermeasure.recordedAt(),
                countermeasure.recordedBy(),
                countermeasure.decidedAt().orElse(null),
                countermeasure.decidedBy().orElse(null),
                countermeasure.decisionReason().orElse(null),
                countermeasure.completedOn().orElse(null),
                countermeasure.completedBy().orElse(null),
                countermeasure.note().orElse(null));
    }

    /**
     * All of a feedback.
     *
     * @param missing what each department that it concerns has to do next
     */
    @Schema(name = "Countermeasures")
    public record All(List<CountermeasureView> items, List<ToDo> missing) {

        static All of(List<Countermeasure> countermeasures, Progress progress) {
            return new All(
                    countermeasures.stream().map(CountermeasureView::of).toList(),
                    progress.missing().stream()
                            .map(one -> new ToDo(one.function(), one.what()))
                            .toList());
        }
    }

    @Schema(name = "CountermeasureToDo")
    public record ToDo(CompanyFunction function, Progress.Missing.What what) {}
}
