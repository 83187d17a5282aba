package io.qloop.notification.escalation;

import io.qloop.notification.letter.Earlier;
import io.qloop.notification.letter.LetterSample;
import io.qloop.notification.message.AddressedBy;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.MessageKind;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Texts;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** How the letter looks that general management gets about an action of production. */
@Singleton
class EscalatedSample implements LetterSample {

    private static final Duration DAY = Duration.ofDays(1);

    private final Texts texts;
    private final Clock clock;

    EscalatedSample(Texts texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public Set<MessageKind> kinds() {
        return Set.of(MessageKind.ESCALATED);
    }

    @Override
    public Audience audience() {
        return new Audience.FunctionHead(CompanyFunction.GENERAL_MANAGEMENT.code(), null);
    }

    @Override
    public Matter matter(MessageKind kind, Language language) {
        return new Matter(
                "CA-2026-000015",
                "CP-2026-000012",
                texts.get("escalation.sample", language),
                "P-200",
                "L20261101-03",
                null,
                clock.instant().plus(DAY),
                "/complaints/preview");
    }

    @Override
    public List<Earlier> earlier() {
        var now = clock.instant();
        return List.of(
                new Earlier(now.minus(DAY.multipliedBy(2)), "A", AddressedBy.HEAD, Cause.NOT_ACKNOWLEDGED.key()),
                new Earlier(now.minus(DAY), "B", AddressedBy.DEPUTY, Cause.BOUNCED.key()));
    }
}
