package io.qloop.returns.requested;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.platform.event.DomainEvent;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A return was opened; product and lot are null where none is named. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReturnOpened(
        UUID returnId,
        String number,
        String customerId,
        String subject,
        String productId,
        String lot,
        Origin origin,
        Instant openedAt) {

    /** The case that asked for it. */
    @Schema(name = "ReturnOrigin")
    public record Origin(String kind, UUID id, String number) {

        static Origin feedback(UUID id, String number) {
            return new Origin("feedback", id, number);
        }
    }

    /** As it goes out. */
    DomainEvent announced() {
        return new DomainEvent("qloop.returns.return-opened.v1", returnId.toString(), openedAt, this);
    }
}
