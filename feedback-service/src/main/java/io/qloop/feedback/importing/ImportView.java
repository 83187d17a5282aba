package io.qloop.feedback.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.platform.document.Wording;
import io.qloop.platform.json.EnumNames;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An import as its administrator sees it; what has not happened is left out. */
@Schema(name = "Import")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportView(
        UUID id,
        ImportKind kind,

        @Schema(description = "The register that feedbacks come from; the first part of their number")
        String origin,

        boolean dryRun,
        String fileName,
        String sha256,
        long size,
        ImportState state,
        Counts counts,

        @Schema(description = "Why it does not go on; left out while it does")
        Failure failure,

        String startedBy,
        Instant startedAt,
        Instant endedAt,

        @Schema(description = "When the file and its errors were removed")
        Instant fileRemovedAt) {

    /** How many rows were read so far, and what becomes of them. */
    @Schema(name = "ImportCounts")
    public record Counts(
            @Schema(description = "Read; the others are parts of it")
            int rows,

            @Schema(description = "Right and new") int added,

            @Schema(description = "Right, and other than what is there")
            int changed,

            @Schema(description = "Right, and there already")
            int unchanged,

            @Schema(description = "Not right; the errors say why")
            int refused,

            @Schema(description = "Written so far, of those that are new or changed")
            int written) {}

    /** Why an import does not go on. */
    @Schema(name = "ImportFailure")
    public record Failure(
            ImportFailure reason,

            @Schema(description = "In the language of Accept-Language")
            String words,

            @Schema(description = "How often in a row") int times,

            Instant lastAt,

            @Schema(description = "When it is tried again") Instant againAt) {}

    static ImportView of(TableImport of, ImportProgress progress, Wording wording) {
        return new ImportView(
                of.id(),
                of.kind(),
                of.origin(),
                of.isDryRun(),
                of.fileName(),
                of.sha256(),
                of.size(),
                of.state(),
                new Counts(
                        progress.rows(),
                        progress.added(),
                        progress.changed(),
                        progress.unchanged(),
                        progress.refused(),
                        progress.written()),
                progress.failure()
                        .filter(_ -> !of.state().isOver())
                        .map(reason -> failure(of, reason, progress, wording))
                        .orElse(null),
                of.startedBy(),
                of.startedAt(),
                of.endedAt().orElse(null),
                of.fileRemovedAt().orElse(null));
    }

    private static Failure failure(TableImport of, ImportFailure reason, ImportProgress progress, Wording wording) {
        var last = of.state() == ImportState.WRITING ? progress.lastWritten() : progress.lastRow();
        return new Failure(
                reason,
                wording.get("import.failure." + EnumNames.of(reason), last + 1, of.id()),
                progress.failures(),
                progress.failedAt(),
                progress.againAt());
    }
}
