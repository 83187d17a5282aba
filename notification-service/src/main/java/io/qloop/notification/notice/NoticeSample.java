package io.qloop.notification.notice;

import io.qloop.notification.letter.LetterSample;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.MessageKind;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Notices of both kinds to be looked at before there are any: no event of others leads to them. */
@ApplicationScoped
class NoticeSample implements LetterSample {

    private final Texts texts;

    NoticeSample(Texts texts) {
        this.texts = texts;
    }

    @Override
    public Set<MessageKind> kinds() {
        return Set.of(MessageKind.ADVISORY_NOTICE, MessageKind.TECHNICAL_DOCUMENT);
    }

    @Override
    public Audience audience() {
        return new Audience.Customer("C-1007");
    }

    @Override
    public Matter matter(MessageKind kind, Language language) {
        var isDocument = kind == MessageKind.TECHNICAL_DOCUMENT;
        return new Matter(
                "AN-2026-000001",
                "AN-2026-000001",
                texts.get(isDocument ? "notice.document-sample" : "notice.sample", language),
                "P-200",
                isDocument ? null : "L20261101-03, L20261102-01",
                null,
                null,
                "/advisory-notices/sample");
    }
}
