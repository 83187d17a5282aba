package io.qloop.feedback.importing;

import io.qloop.platform.audit.Audited;
import io.qloop.platform.problem.Refusal;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A file with rows that somebody wants to have in QLoop. All of it is checked first; if every row is right, and it is no dry run,
 * the rows are written, otherwise none. Some days after its end the file and what was wrong with it are removed.
 */
@Entity
public class TableImport implements Audited {

    @Id
    private UUID id;

    @Version
    private long version;

    @Enumerated(EnumType.STRING)
    private ImportKind kind;

    /** The register that feedbacks come from; part of their number. */
    private String origin;

    private boolean dryRun;
    private String fileName;
    private UUID fileId;
    private String sha256;
    private long size;

    @Enumerated(EnumType.STRING)
    private ImportState state;

    private String startedBy;
    private Instant startedAt;
    private Instant endedAt;
    private Instant fileRemovedAt;

    /** For the mapper only. */
    protected TableImport() {}

    /** The file as it is kept. */
    record Kept(UUID id, String name, String sha256, long size) {}

    TableImport(UUID id, ImportKind kind, String origin, boolean dryRun, Kept file, String startedBy, Instant at) {
        this.id = id;
        this.kind = kind;
        this.origin = origin;
        this.dryRun = dryRun;
        this.fileId = file.id();
        this.fileName = file.name();
        this.sha256 = file.sha256();
        this.size = file.size();
        this.state = ImportState.CHECKING;
        this.startedBy = startedBy;
        this.startedAt = at;
    }

    /** All of the file has been read. */
    void checked(boolean isRight, Instant at) {
        become(!isRight ? ImportState.REFUSED : dryRun ? ImportState.CHECKED : ImportState.WRITING, at);
    }

    void written(Instant at) {
        become(ImportState.COMPLETED, at);
    }

    /** Somebody does not want it any more; what has been written stays. */
    void cancel(Instant at) {
        if (state.isOver()) {
            throw Refusal.conflict("import-over");
        }
        become(ImportState.CANCELLED, at);
    }

    /** May rows of this one depend on what an earlier one, which is not over, is still to write? */
    boolean waitsFor(TableImport earlier) {
        return !earlier.dryRun
                && kind.dependsOn(earlier.kind)
                && (kind != ImportKind.FEEDBACKS
                        || earlier.kind != ImportKind.FEEDBACKS
                        || origin.equals(earlier.origin));
    }

    private void become(ImportState next, Instant at) {
        state = state.moveTo(next);
        endedAt = state.isOver() ? at : null;
    }

    void fileRemoved(Instant at) {
        fileRemovedAt = at;
    }

    @Override
    public UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    ImportKind kind() {
        return kind;
    }

    String origin() {
        return origin;
    }

    boolean isDryRun() {
        return dryRun;
    }

    String fileName() {
        return fileName;
    }

    UUID fileId() {
        return fileId;
    }

    String sha256() {
        return sha256;
    }

    long size() {
        return size;
    }

    ImportState state() {
        return state;
    }

    String startedBy() {
        return startedBy;
    }

    Instant startedAt() {
        return startedAt;
    }

    Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /** When the file and its errors were removed. */
    Optional<Instant> fileRemovedAt() {
        return Optional.ofNullable(fileRemovedAt);
    }
}
