package io.qloop.feedback.importing;

import io.qloop.platform.audit.NotAudited;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.List;
import java.util.UUID;

/** How far an import is; whoever goes on with it goes on from here. */
@Entity
@NotAudited("Counts what runs; the import itself is audited")
class ImportProgress {

    @Id
    private UUID importId;

    @Version
    private long version;

    /** The number of the last row of the file that was checked; the first one has the headings. */
    private int lastRow;

    private int rows;
    private int added;
    private int changed;
    private int unchanged;
    private int refused;
    private int written;

    /** The number of the last row that was written. */
    private int lastWritten;

    /** For the mapper only. */
    protected ImportProgress() {}

    ImportProgress(UUID importId) {
        this.importId = importId;
        this.lastRow = 1;
    }

    void checked(int upTo, List<Outcome> right, int wrong) {
        lastRow = upTo;
        rows += right.size() + wrong;
        refused += wrong;
        for (var outcome : right) {
            switch (outcome) {
                case ADDED -> added++;
                case CHANGED -> changed++;
                case UNCHANGED -> unchanged++;
            }
        }
    }

    void wrote(int count, int upTo) {
        written += count;
        lastWritten = upTo;
    }

    UUID importId() {
        return importId;
    }

    int lastRow() {
        return lastRow;
    }

    int rows() {
        return rows;
    }

    int added() {
        return added;
    }

    int changed() {
        return changed;
    }

    int unchanged() {
        return unchanged;
    }

    int refused() {
        return refused;
    }

    int written() {
        return written;
    }

    int lastWritten() {
        return lastWritten;
    }
}
