package io.qloop.notification.enclosure;

import io.qloop.notification.acknowledge.AcknowledgeKey;
import io.qloop.notification.acknowledge.LinkToken;
import io.qloop.notification.message.Message;
import io.qloop.platform.attachment.Attachment;
import io.qloop.platform.attachment.AttachmentScope;
import io.qloop.platform.attachment.Attachments;
import io.qloop.platform.problem.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Knows which files go with a mail, and whether inside of it. */
@ApplicationScoped
public class Enclosures {

    /** Below the product's public address. */
    public static final String PATH = "/api/v1/mail-files/";

    private final Attachments attachments;
    private final AcknowledgeKey key;
    private final EnclosureSettings settings;

    Enclosures(Attachments attachments, AcknowledgeKey key, EnclosureSettings settings) {
        this.attachments = attachments;
        this.key = key;
        this.settings = settings;
    }

    /** The files of a case that go with its mails. */
    public static AttachmentScope of(UUID caseId) {
        return AttachmentScope.of(caseId, caseId);
    }

    static AttachmentScope of(Message message) {
        return of(UUID.fromString(message.occasion().caseId()));
    }

    /**
     * All inside of the mail, or none: a mail with a part of them would be taken for whole.
     *
     * @param upTo how many bytes they may be together, as a mail holds them
     */
    public List<MailFile> of(Message message, long upTo) {
        if (!message.occasion().kind().carriesFiles()) {
            return List.of();
        }
        var scope = of(message);
        var all = QuarkusTransaction.joiningExisting().call(() -> attachments.list(scope));
        var encoded =
                all.stream().mapToLong(file -> MailFile.encoded(file.size())).sum();
        return all.stream()
                .map(file -> mailFile(message, file, encoded <= upTo))
                .toList();
    }

    private MailFile mailFile(Message message, Attachment file, boolean isInside) {
        return new MailFile(
                file.name(),
                file.mediaType(),
                file.size(),
                isInside ? Optional.empty() : Optional.of(linkFor(message, file.id())),
                () -> open(of(message), file.id()));
    }

    /** The same for each of its attempts. */
    private MailFile.Link linkFor(Message message, UUID file) {
        var expiresAt =
                message.queuedAt().orElseThrow().plus(settings.validFor()).truncatedTo(ChronoUnit.SECONDS);
        var token = LinkToken.ofFile(message, file, expiresAt, key.secret());
        var language = message.recipient().orElseThrow().language();
        return new MailFile.Link(PATH + token.text() + "?lang=" + language.tag(), expiresAt);
    }

    private InputStream open(AttachmentScope scope, UUID file) throws IOException {
        try {
            return QuarkusTransaction.joiningExisting().call(() -> attachments.open(scope, file));
        } catch (Refusal away) {
            // The mail breaks off and is tried again.
            throw new IOException(away);
        }
    }
}
