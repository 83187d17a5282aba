package io.qloop.platform.attachment;

import io.qloop.platform.i18n.Texts;
import io.qloop.platform.timeline.CaseHistory;
import io.qloop.platform.timeline.Happening;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The files that were added to a case and removed from it. */
@ApplicationScoped
class AttachmentHistory implements CaseHistory {

    private final AttachmentRows rows;
    private final Texts texts;

    AttachmentHistory(AttachmentRows rows, Texts texts) {
        this.rows = rows;
        this.texts = texts;
    }

    @Override
    public List<Happening> of(UUID caseId) {
        return rows.everOf(caseId.toString()).stream()
                .flatMap(file -> Stream.concat(
                        Stream.of(of(file, "file-added", file.uploadedAt(), file.uploadedBy())),
                        file
                                .removedAt()
                                .map(at -> of(
                                        file,
                                        "file-removed",
                                        at,
                                        file.removedBy().orElseThrow()))
                                .stream()))
                .toList();
    }

    private Happening of(Attachment file, String type, Instant at, String by) {
        return new Happening(
                at,
                type + "/" + file.id(),
                type,
                new Happening.About("attachment", file.id().toString(), null),
                by,
                texts.both("timeline." + type, file.name()),
                Map.of("itemId", file.itemId()));
    }
}
