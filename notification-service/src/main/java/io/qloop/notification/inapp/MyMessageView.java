package io.qloop.notification.inapp;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.notification.message.AddressedBy;
import io.qloop.notification.message.MessageKind;
import io.qloop.notification.message.Urgency;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A message as its reader sees it; what it does not have is left out.
 *
 * @param subject as that of the mail
 * @param path    where to act, below the product's public address
 * @param toldAs  what made the reader the one to tell
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "MyMessage")
public record MyMessageView(
        UUID id,
        MessageKind kind,
        String subject,
        Urgency urgency,
        String caseId,
        String caseNumber,
        String number,
        String path,
        Instant dueAt,
        AddressedBy toldAs,
        Instant writtenAt,
        Instant readAt,
        Instant acknowledgedAt) {}
