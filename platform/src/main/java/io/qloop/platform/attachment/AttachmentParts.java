package io.qloop.platform.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.util.Optional;

/** What the settings choose. */
@Dependent
class AttachmentParts {

    @Produces
    @ApplicationScoped
    BlobStore store(AttachmentSettings settings) {
        return new DirectoryStore(settings.directory());
    }

    @Produces
    @ApplicationScoped
    Scanner scanner(AttachmentSettings settings) {
        return settings.clamd()
                .<Scanner>map(address -> new ClamdScanner(address, settings.clamdTimeout()))
                .orElse(_ -> Optional.empty());
    }
}
