package io.qloop.notification.acknowledge;

import io.qloop.notification.acknowledge.Acknowledgement.Confirmed;
import io.qloop.notification.acknowledge.Acknowledgement.ConfirmedBefore;
import io.qloop.notification.acknowledge.Acknowledgement.Expired;
import io.qloop.notification.acknowledge.Acknowledgement.Open;
import io.qloop.notification.acknowledge.Acknowledgement.Unknown;
import io.qloop.notification.loop.Loops;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Ledger;
import io.qloop.notification.message.LedgerStep;
import io.qloop.notification.message.Message;
import io.qloop.notification.message.Messages;
import io.qloop.notification.message.Recipient;
import io.qloop.platform.json.EnumNames;
import io.qloop.platform.outbox.Outbox;
import io.qloop.platform.problem.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** Takes the reader's word that a message was read, once: by the link in the mail, or in the app. */
@ApplicationScoped
public class AcknowledgeMessage {

    private static final String ACTOR = "acknowledgement-link";
    private static final String BY_LINK = "by the link in the mail";
    private static final String IN_THE_APP = "in the app";

    private final Messages messages;
    private final Ledger ledger;
    private final AcknowledgeKey key;
    private final Outbox outbox;
    private final Loops loops;
    private final Clock clock;

    AcknowledgeMessage(Messages messages, Ledger ledger, AcknowledgeKey key, Outbox outbox, Loops loops, Clock clock) {
        this.messages = messages;
        this.ledger = ledger;
        this.key = key;
        this.outbox = outbox;
        this.loops = loops;
        this.clock = clock;
    }

    /** Only looks: programs that check the links of mails do so too. */
    Acknowledgement look(String token) {
        return QuarkusTransaction.requiringNew().call(() -> judged(token, false));
    }

    Acknowledgement handle(String token) {
        var seen = look(token);
        if (!(seen instanceof Open open)) {
            return seen;
        }
        var done = new AtomicReference<Acknowledgement>(seen);
        loops.within(
                open.message(),
                ACTOR,
                "mail acknowledge",
                () -> done.set(QuarkusTransaction.requiringNew().call(() -> confirmed(judged(token, true)))));
        return done.get();
    }

    /** Takes the word of whoever is signed in; nothing happens where it was given before. */
    @Transactional
    public void inTheApp(UUID id, UUID person) {
        var message = messages.lock(id)
                .filter(known -> known.recipient().flatMap(Recipient::whom).equals(Optional.of(person)))
                .orElseThrow(() -> Refusal.notFound("message-not-found"));
        if (message.acknowledgedAt().isEmpty()) {
            loops.following(message, () -> take(message, IN_THE_APP));
        }
    }

    private Acknowledgement judged(String text, boolean locked) {
        var token = LinkToken.parse(text);
        var known = token.map(LinkToken::message)
                .flatMap(id -> locked ? messages.lock(id) : messages.findByIdOptional(id))
                .filter(message -> token.get().fits(message, key.secret()));
        return known.map(message -> judged(token.get(), message)).orElseGet(Unknown::new);
    }

    private Acknowledgement judged(LinkToken token, Message message) {
        Optional<Acknowledgement> before = message.acknowledgedAt().map(at -> new ConfirmedBefore(message, at));
        return before.orElseGet(
                () -> clock.instant().isAfter(token.expiresAt()) ? new Expired(token.expiresAt()) : new Open(message));
    }

    private Acknowledgement confirmed(Acknowledgement judged) {
        if (!(judged instanceof Open(Message message))) {
            return judged;
        }
        return new Confirmed(message, take(message, BY_LINK));
    }

    private Instant take(Message message, String how) {
        var now = clock.instant();
        outbox.append(message.acknowledge(now).announced());
        ledger.note(message, LedgerStep.ACKNOWLEDGED, who(message) + ", " + how, now);
        messages.flush();
        return now;
    }

    /** In the terms of the directory; name and address stand with the message. */
    private static String who(Message message) {
        var addressedBy = message.recipient().orElseThrow().addressedBy();
        var meant =
                switch (message.audience()) {
                    case Audience.FunctionHead head -> head.function();
                    case Audience.Department department -> department.code();
                    case Audience.LeaderInCharge leader -> leader.function();
                    case Audience.Colleague _ -> "digest";
                    case Audience.Customer customer -> customer.customerId();
                };
        return meant + ": " + EnumNames.of(addressedBy);
    }
}
