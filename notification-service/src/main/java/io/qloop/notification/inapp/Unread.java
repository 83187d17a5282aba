package io.qloop.notification.inapp;

import io.qloop.notification.message.Urgency;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many messages somebody has not read yet. */
@Schema(name = "UnreadMessages")
public record Unread(long urgent, long important, long normal, long total) {

    static Unread of(Map<Urgency, Long> counts) {
        var urgent = counts.getOrDefault(Urgency.URGENT, 0L);
        var important = counts.getOrDefault(Urgency.IMPORTANT, 0L);
        var normal = counts.getOrDefault(Urgency.NORMAL, 0L);
        return new Unread(urgent, important, normal, urgent + important + normal);
    }
}
