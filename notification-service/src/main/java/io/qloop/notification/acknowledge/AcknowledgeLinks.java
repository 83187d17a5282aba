package io.qloop.notification.acknowledge;

import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Message;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The links for mails. */
@ApplicationScoped
public class AcknowledgeLinks {

    /** Below the product's public address. */
    public static final String PATH = "/api/v1/acknowledgements/";

    private final AcknowledgeKey key;
    private final AcknowledgeSettings settings;

    AcknowledgeLinks(AcknowledgeKey key, AcknowledgeSettings settings) {
        this.key = key;
        this.settings = settings;
    }

    /**
     * The path for this message, the same for each of its attempts; none for a customer, of whom nothing is asked but to
     * confirm an advisory notice.
     */
    public Optional<String> pathFor(Message message) {
        var isAsked = !(message.audience() instanceof Audience.Customer)
                || message.occasion().kind().isProvedByCustomers();
        if (!isAsked || message.recipient().isEmpty()) {
            return Optional.empty();
        }
        return message.queuedAt().map(queued -> {
            var expiresAt = queued.plus(settings.validFor()).truncatedTo(ChronoUnit.SECONDS);
            var token = LinkToken.of(message, expiresAt, key.secret());
            return PATH + token.text() + "?lang="
                    + message.recipient().orElseThrow().language().tag();
        });
    }
}
