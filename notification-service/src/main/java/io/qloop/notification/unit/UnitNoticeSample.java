package io.qloop.notification.unit;

import io.qloop.notification.letter.LetterSample;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.MessageKind;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/** How a notice looks that units have to confirm or only have to know of: no event of others leads to it. */
@ApplicationScoped
class UnitNoticeSample implements LetterSample {

    private final Texts texts;
    private final Clock clock;

    UnitNoticeSample(Texts texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public Set<MessageKind> kinds() {
        return Set.of(MessageKind.UNIT_NOTICE, MessageKind.UNIT_NOTICE_TO_KNOW);
    }

    @Override
    public Audience audience() {
        return new Audience.FunctionHead(CompanyFunction.LOGISTICS.code(), null);
    }

    @Override
    public Matter matter(MessageKind kind, Language language) {
        return new Matter(
                "UN-2026-000001",
                "CP-2026-000012",
                texts.get(UnitNoticeKind.REPLENISH.textKey(), language) + "\n"
                        + texts.get("unit-notice.sample", language),
                null,
                null,
                null,
                clock.instant().plus(Duration.ofDays(2)),
                "/unit-notices/sample");
    }
}
