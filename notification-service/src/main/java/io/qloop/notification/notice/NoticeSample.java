package io.qloop.notification.notice;

import io.qloop.notification.letter.LetterSample;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.MessageKind;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Texts;
import jakarta.enterprise.context.ApplicationScoped;

/** A notice to be looked at before there is one: no event of others leads to it. */
@ApplicationScoped
class NoticeSample implements LetterSample {

    private final Texts texts;

    NoticeSample(Texts texts) {
        this.texts = texts;
    }

    @Override
    public MessageKind kind() {
        return MessageKind.ADVISORY_NOTICE;
    }

    @Override
    public Audience audience() {
        return new Audience.Customer("C-1007");
    }

    @Override
    public Matter matter(Language language) {
        return new Matter(
                "AN-2026-000001",
                "AN-2026-000001",
                texts.get("notice.sample", language),
                "P-200",
                "L20261101-03, L20261102-01",
                null,
                null,
                "/advisory-notices/sample");
    }
}
