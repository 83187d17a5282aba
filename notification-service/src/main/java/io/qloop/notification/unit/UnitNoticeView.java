package io.qloop.notification.unit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.notification.message.AddressedBy;
import io.qloop.notification.message.Message;
import io.qloop.notification.message.MessageStatus;
import io.qloop.notification.message.Recipient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A notice to units with what became of it; what it does not have is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "UnitNotice")
public record UnitNoticeView(
        UUID id,
        String number,
        UnitNoticeKind kind,
        String caseId,
        String caseNumber,
        String words,
        Instant dueAt,
        boolean answerWanted,
        Instant issuedAt,
        String issuedBy,
        List<UnitTold> units) {

    /**
     * What became of it with one unit.
     *
     * @param messageId the same for two units that are the same person
     * @param status    of the message; left out where it was dropped because its reader has another one about the notice
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "UnitNoticeTold")
    public record UnitTold(
            String unit,
            UUID messageId,
            MessageStatus status,
            String recipient,
            AddressedBy addressedBy,
            Instant handedOverAt,
            Instant deliveredAt,
            Instant bouncedAt,
            Instant acknowledgedAt) {

        private static UnitTold of(ToldUnit unit, Optional<Message> message) {
            var recipient = message.flatMap(Message::recipient);
            return new UnitTold(
                    unit.unit(),
                    unit.messageId(),
                    message.map(Message::status).orElse(null),
                    recipient.map(Recipient::name).orElse(null),
                    recipient.map(Recipient::addressedBy).orElse(null),
                    message.flatMap(Message::handedOverAt).orElse(null),
                    message.flatMap(Message::deliveredAt).orElse(null),
                    message.flatMap(Message::bouncedAt).orElse(null),
                    message.flatMap(Message::acknowledgedAt).orElse(null));
        }
    }

    /** @param messages of its units, by their ids */
    static UnitNoticeView of(UnitNotice notice, Map<UUID, Message> messages) {
        return new UnitNoticeView(
                notice.id(),
                notice.number(),
                notice.kind(),
                notice.caseId(),
                notice.caseNumber(),
                notice.words(),
                notice.dueAt().orElse(null),
                notice.isAnswerWanted(),
                notice.issuedAt(),
                notice.issuedBy(),
                notice.units().stream()
                        .map(unit -> UnitTold.of(
                                unit, Optional.ofNullable(unit.messageId()).map(messages::get)))
                        .toList());
    }
}
