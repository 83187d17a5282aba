package io.qloop.feedback.importing;

import io.qloop.feedback.importing.TableImport.Kept;
import io.qloop.platform.attachment.AttachmentScope;
import io.qloop.platform.attachment.Attachments;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** The files of imports, where attachments are kept: every instance can read them. */
@ApplicationScoped
class ImportFiles {

    private final Attachments attachments;

    ImportFiles(Attachments attachments) {
        this.attachments = attachments;
    }

    Kept keep(UUID id, String name, Path file) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            var kept = attachments.add(AttachmentScope.ofOurs(id), name, bytes);
            return new Kept(kept.id(), kept.name(), kept.sha256(), kept.size());
        }
    }

    /** A copy of a file on this machine, as long as it is open. */
    record Copy(Path path) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            Files.delete(path);
        }
    }

    Copy fetch(TableImport of) throws IOException {
        var copy = new Copy(Files.createTempFile("import", null));
        try (var bytes = QuarkusTransaction.requiringNew()
                .call(() -> attachments.open(AttachmentScope.ofOurs(of.id()), of.fileId()))) {
            Files.copy(bytes, copy.path(), StandardCopyOption.REPLACE_EXISTING);
            return copy;
        } catch (IOException | RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    void remove(UUID id) {
        attachments.dispose(id.toString());
    }
}
