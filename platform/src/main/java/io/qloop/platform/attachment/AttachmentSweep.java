package io.qloop.platform.attachment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Deletes contents that no attachment refers to: of uploads that ended badly, and of attachments that were removed. A
 * content that several attachments refer to stays until the last one is removed.
 */
@ApplicationScoped
class AttachmentSweep {

    private static final Logger LOG = Logger.getLogger(AttachmentSweep.class);

    private final AttachmentRows rows;
    private final BlobStore store;
    private final AttachmentSettings settings;
    private final Clock clock;

    AttachmentSweep(AttachmentRows rows, BlobStore store, AttachmentSettings settings, Clock clock) {
        this.rows = rows;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(
            identity = "attachment-sweep",
            every = "${qloop.attachments.sweep-every:15m}",
            delayed = "5m",
            concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() throws IOException {
        List<String> old = new ArrayList<>();
        store.sweep(clock.instant().minus(settings.keepUnused()), old::add);
        long deleted = old.stream().filter(this::deleteUnused).count();
        if (deleted > 0) {
            LOG.infof("%d contents that nothing referred to were deleted", deleted);
        }
    }

    private boolean deleteUnused(String sha256) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var unused = rows.isUnused(sha256);
            if (unused) {
                store.delete(sha256);
            }
            return unused;
        });
    }
}
