package io.qloop.notification.channel;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * What is told, as it goes out however often it is sent.
 *
 * @param eventId    with its source, the event that led to it
 * @param topic      the event's type, of a chat the kind of message
 * @param customerId whom it is about; null where nobody is named
 * @param title      one line
 * @param body       the JSON text of a webhook, the plain text of a chat
 * @param link       where to read on; null where there is nothing to be opened
 */
@Embeddable
record Told(
        String eventId,
        String eventSource,
        String topic,
        String caseId,
        String customerId,
        String title,
        String body,
        String link,
        @Column(name = "is_urgent") boolean isUrgent) {}
