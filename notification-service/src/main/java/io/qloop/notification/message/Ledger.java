package io.qloop.notification.message;

import io.qloop.platform.ids.Ids;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What became of each message, step by step; lines are added, never changed but for counting repetitions. */
@ApplicationScoped
public class Ledger implements PanacheRepositoryBase<LedgerEntry, UUID> {

    private final Event<Noted> noted;

    Ledger(Event<Noted> noted) {
        this.noted = noted;
    }

    /** A line was added to what was written earlier, just now, in the running transaction. */
    public record Noted(Message message, LedgerStep step, Instant at) {}

    /** Notes how a message begins that is just being written; {@link MessageWritten} tells of it. */
    public void begin(Message message, LedgerStep step, String detail, Instant at) {
        persist(new LedgerEntry(Ids.next(), message.id(), step, message.attempts(), shortened(detail), at));
    }

    /** Notes something that happens once. */
    public void note(Message message, LedgerStep step, String detail, Instant at) {
        persist(new LedgerEntry(Ids.next(), message.id(), step, message.attempts(), shortened(detail), at));
        noted.fire(new Noted(message, step, at));
    }

    /** Notes something that may happen many times over, such as every attempt while the mail server is away. */
    public void noteAgain(Message message, LedgerStep step, String detail, Instant at) {
        var text = shortened(detail);
        find("messageId = ?1 order by id desc", message.id())
                .firstResultOptional()
                .filter(last -> last.says(step, text))
                .ifPresentOrElse(last -> last.again(message.attempts(), at), () -> note(message, step, text, at));
    }

    /** Notes something that may happen at any time, however often, in one line. */
    public void noteInOneLine(Message message, LedgerStep step, String detail, Instant at) {
        var text = shortened(detail);
        find("messageId = ?1 and step = ?2 and detail = ?3", message.id(), step, text)
                .firstResultOptional()
                .ifPresentOrElse(before -> before.again(message.attempts(), at), () -> note(message, step, text, at));
    }

    List<LedgerEntry> of(UUID messageId) {
        return list("messageId = ?1 order by id", messageId);
    }

    private static String shortened(String detail) {
        return detail.length() <= LedgerEntry.DETAIL_MAX ? detail : detail.substring(0, LedgerEntry.DETAIL_MAX);
    }
}
