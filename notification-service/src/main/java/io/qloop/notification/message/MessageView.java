package io.qloop.notification.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.json.EnumNames;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A message with its ledger as readers see it; what it does not have is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageView(
        UUID id,
        MessageKind kind,
        String caseId,
        String caseNumber,
        String number,
        MessageStatus status,
        RecipientView recipient,
        int attempts,
        TroubleView trouble,
        Instant createdAt,
        Instant queuedAt,
        Instant nextAttemptAt,
        Instant handedOverAt,
        Instant failedAt,
        Instant delayedAt,
        Instant deliveredAt,
        Instant bouncedAt,
        String bounceStatus,
        Instant acknowledgedAt,
        List<LedgerLine> ledger) {

    /** For whom it is meant, and who that is as far as known. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RecipientView(
            String function, String customerId, String name, String mail, Language language, AddressedBy addressedBy) {}

    /** Why it is not with its recipient. */
    public record TroubleView(Trouble code, String text) {}

    /** One step of what became of it. */
    public record LedgerLine(LedgerStep step, int attempt, String detail, int times, Instant at, Instant lastAt) {}

    static MessageView of(Message message, List<LedgerEntry> ledger, UnaryOperator<String> wording) {
        var found = message.recipient();
        return new MessageView(
                message.id(),
                message.occasion().kind(),
                message.occasion().caseId(),
                message.matter().caseNumber(),
                message.matter().number(),
                message.status(),
                new RecipientView(
                        message.recipientFunction().orElse(null),
                        message.customerId().orElse(null),
                        found.map(Recipient::name).orElse(null),
                        found.map(Recipient::mail).orElse(null),
                        found.map(Recipient::language).orElse(null),
                        found.map(Recipient::addressedBy).orElse(null)),
                message.attempts(),
                message.trouble()
                        .map(t -> new TroubleView(t, wording.apply("trouble." + EnumNames.of(t))))
                        .orElse(null),
                message.createdAt(),
                message.queuedAt().orElse(null),
                message.nextAttemptAt().orElse(null),
                message.handedOverAt().orElse(null),
                message.failedAt().orElse(null),
                message.delayedAt().orElse(null),
                message.deliveredAt().orElse(null),
                message.bouncedAt().orElse(null),
                message.bounceStatus().orElse(null),
                message.acknowledgedAt().orElse(null),
                ledger == null
                        ? null
                        : ledger.stream()
                                .map(l -> new LedgerLine(
                                        l.step(), l.attempt(), l.detail(), l.times(), l.at(), l.lastAt()))
                                .toList());
    }
}
