package io.qloop.feedback.mail;

import io.qloop.feedback.mail.mime.MailFile;
import io.qloop.platform.attachment.AttachmentScope;
import io.qloop.platform.attachment.AttachmentSettings;
import io.qloop.platform.attachment.Attachments;
import io.qloop.platform.attachment.Attachments.Sent;
import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps a mail byte by byte as the evidence that it is, and of what came with it whatever may be a file of a case. */
@ApplicationScoped
class MailFiles {

    private static final String BROKEN = "attachment-broken";
    private static final String TOO_MANY = "attachment-too-many";

    private final Attachments attachments;
    private final AttachmentSettings settings;

    MailFiles(Attachments attachments, AttachmentSettings settings) {
        this.attachments = attachments;
        this.settings = settings;
    }

    /** @throws Refusal when it cannot be kept at all: it is malicious, or the store is away */
    void keepOriginal(AttachmentScope scope, String subject, Path original) {
        var name = (subject.isBlank() ? "mail" : subject) + ".eml";
        add(scope, Sent.mail(name, () -> Files.newInputStream(original)));
    }

    /** @return what was not taken, and why */
    List<RefusedFile> keep(AttachmentScope scope, List<MailFile> files) {
        var refused = new ArrayList<RefusedFile>();
        var there = attachments.list(AttachmentScope.ofOurs(UUID.fromString(scope.caseId())));
        var free = settings.maxPerCase() - there.size();
        for (var file : files) {
            var name = file.name().isBlank() ? "?" : file.name();
            var rule = free > 0 ? refusalOf(scope, file) : Optional.of(TOO_MANY);
            if (rule.isPresent()) {
                refused.add(new RefusedFile(name, rule.get()));
            } else {
                free--;
            }
        }
        return refused;
    }

    private Optional<String> refusalOf(AttachmentScope scope, MailFile file) {
        // Looked at before: what the store reads and cannot, is the store's fault to it.
        if (!file.isWhole()) {
            return Optional.of(BROKEN);
        }
        try {
            add(scope, file.isMail() ? Sent.mail(file.name(), file::open) : new Sent(file.name(), file::open));
            return Optional.empty();
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.UNAVAILABLE) {
                throw refusal;
            }
            return Optional.of(refusal.code());
        }
    }

    private void add(AttachmentScope scope, Sent file) {
        attachments.add(scope, List.of(file), () -> true);
    }
}
