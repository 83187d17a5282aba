package io.qloop.notification.enclosure;

import io.qloop.notification.acknowledge.AcknowledgeKey;
import io.qloop.notification.acknowledge.LinkToken;
import io.qloop.notification.loop.Loops;
import io.qloop.notification.message.Ledger;
import io.qloop.notification.message.LedgerStep;
import io.qloop.notification.message.Message;
import io.qloop.notification.message.Messages;
import io.qloop.platform.problem.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;

/** Gives a file to whoever has the link to it. */
@ApplicationScoped
class FetchFile {

    private static final String ACTOR = "file-link";

    private final Messages messages;
    private final Ledger ledger;
    private final AcknowledgeKey key;
    private final Loops loops;
    private final Clock clock;

    FetchFile(Messages messages, Ledger ledger, AcknowledgeKey key, Loops loops, Clock clock) {
        this.messages = messages;
        this.ledger = ledger;
        this.key = key;
        this.loops = loops;
        this.clock = clock;
    }

    /** Where a link leads to. */
    record Linked(Message message, UUID file) {}

    /** @throws Refusal for no link of ours, and for one whose time is over */
    Linked look(String token) {
        return QuarkusTransaction.joiningExisting().call(() -> judged(token, messages::findByIdOptional));
    }

    /**
     * Notes in the ledger that the file was fetched, where it was. Only that: programs that check the links of mails fetch
     * files as well, so nobody can say that it was read.
     */
    <T> T handle(String token, Function<Linked, T> give, Predicate<T> isGiven) {
        var given = new AtomicReference<T>();
        loops.within(
                look(token).message(),
                ACTOR,
                "mail file",
                () -> given.set(QuarkusTransaction.requiringNew().call(() -> {
                    // Two at once are counted one after the other.
                    var linked = judged(token, messages::lock);
                    var answer = give.apply(linked);
                    if (isGiven.test(answer)) {
                        note(linked);
                    }
                    return answer;
                })));
        return given.get();
    }

    private void note(Linked linked) {
        ledger.noteInOneLine(
                linked.message(), LedgerStep.FETCHED, "file " + linked.file() + ", by its link", clock.instant());
    }

    private Linked judged(String text, Function<UUID, Optional<Message>> find) {
        var token = LinkToken.parseForFile(text).orElseThrow(FetchFile::unknown);
        var message = find.apply(token.message())
                .filter(known -> token.fits(known, key.secret()))
                .orElseThrow(FetchFile::unknown);
        if (clock.instant().isAfter(token.expiresAt())) {
            throw Refusal.gone("mail-file-expired", token.expiresAt());
        }
        return new Linked(message, token.file().orElseThrow());
    }

    private static Refusal unknown() {
        return Refusal.notFound("mail-file-not-found");
    }
}
