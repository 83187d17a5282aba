package io.qloop.notification.notice;

import io.qloop.notification.message.Message;
import io.qloop.notification.message.MessageKind;
import io.qloop.notification.message.Overtaken;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Nobody gets a technical document in a revision that a later one has taken the place of. */
@ApplicationScoped
class LaterRevisions implements Overtaken {

    private final Notices notices;

    LaterRevisions(Notices notices) {
        this.notices = notices;
    }

    @Override
    public boolean isOvertaken(Message message) {
        var occasion = message.occasion();
        return occasion.kind() == MessageKind.TECHNICAL_DOCUMENT
                && QuarkusTransaction.joiningExisting()
                        .call(() -> notices.isOvertaken(UUID.fromString(occasion.caseId())));
    }
}
