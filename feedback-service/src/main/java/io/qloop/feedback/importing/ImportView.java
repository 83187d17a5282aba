package io.qloop.feedback.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
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

    static ImportView of(TableImport of, ImportProgress progress) {
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
                of.startedBy(),
                of.startedAt(),
                of.endedAt().orElse(null),
                of.fileRemovedAt().orElse(null));
    }
}
