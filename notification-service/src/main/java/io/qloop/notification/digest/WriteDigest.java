package io.qloop.notification.digest;

import io.qloop.notification.addressing.WriteMessages;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Ledger;
import io.qloop.notification.message.LedgerStep;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.Message;
import io.qloop.notification.message.MessageStatus;
import io.qloop.notification.message.Messages;
import io.qloop.notification.message.Occasion;
import io.qloop.notification.message.Urgency;
import io.qloop.notification.rules.DigestRules;
import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.json.EnumNames;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Writes somebody's digest of a period, once: the row of person and period, the mail and what stands in it are one
 * transaction, whatever other instances do at the same time. Where there is nothing to say only the row is written.
 */
@ApplicationScoped
class WriteDigest {

    private static final String SOURCE = "/qloop/notification";
    static final String PATH = "/my-messages";

    /** The others are counted. */
    private static final int MOST = 50;

    private final StoredDigests digests;
    private final AllPreferences preferences;
    private final DigestRules rules;
    private final WriteMessages writeMessages;
    private final Messages messages;
    private final Ledger ledger;
    private final Calendars calendars;

    WriteDigest(
            StoredDigests digests,
            AllPreferences preferences,
            DigestRules rules,
            WriteMessages writeMessages,
            Messages messages,
            Ledger ledger,
            Calendars calendars) {
        this.digests = digests;
        this.preferences = preferences;
        this.rules = rules;
        this.writeMessages = writeMessages;
        this.messages = messages;
        this.ledger = ledger;
        this.calendars = calendars;
    }

    @Transactional
    void handle(DigestReader reader, DigestKind kind, String period, Instant now) {
        var calendar = calendars.of(reader.site().orElse(Calendars.COMPANY));
        var person = reader.person();
        // Whoever comes back gets the next one, with everything since the last.
        if (digests.isAbsent(person, calendar.dayOf(now))) {
            return;
        }
        var last = digests.last(person, kind);
        var id = Ids.next();
        if (!digests.begin(id, new StoredDigests.Done(person, kind, period), now)) {
            return;
        }
        var soon = calendar.due(now, rules.dueWithin()).at();
        var candidates = digests.candidates(person, now, soon);
        if (!preferences.wants(person, kind)) {
            // What was told in no other way is told all the same.
            candidates = candidates.stream().filter(Candidate::collected).toList();
        }
        var chosen = new DigestChoice(last, now, soon).of(candidates);
        if (!chosen.isEmpty()) {
            send(id, reader, kind, period, chosen, urgency(chosen, candidates), now);
        }
    }

    private static Urgency urgency(List<DigestItem> chosen, List<Candidate> candidates) {
        var ids = chosen.stream().map(DigestItem::message).collect(Collectors.toSet());
        // Never urgent: it may wait for the end of quiet hours, since what is urgent was told at once.
        return candidates.stream().filter(it -> ids.contains(it.message())).anyMatch(Candidate::isCritical)
                ? Urgency.IMPORTANT
                : Urgency.NORMAL;
    }

    private void send(
            UUID id,
            DigestReader reader,
            DigestKind kind,
            String period,
            List<DigestItem> chosen,
            Urgency urgency,
            Instant now) {
        var caseId = id.toString();
        var count = Integer.toString(chosen.size());
        var message = writeMessages
                .handle(new WriteMessages.Command(
                        new Occasion(caseId, SOURCE, kind.message(), caseId, null, caseId, null),
                        List.of(new Audience.Colleague(
                                reader.person(), reader.site().orElse(null))),
                        new Matter(period, count, null, null, null, null, null, PATH, urgency)))
                .getFirst();
        messages.flush();
        var named = chosen.subList(0, Math.min(MOST, chosen.size()));
        digests.keep(id, message.id(), named, chosen.size() - named.size());
        collected(named)
                .forEach(each ->
                        ledger.note(each, LedgerStep.DIGESTED, EnumNames.of(kind.message()) + " " + period, now));
    }

    /** Those that are told by the digest alone. */
    private List<Message> collected(List<DigestItem> items) {
        var ids = items.stream().map(DigestItem::message).toList();
        return messages.list("id in ?1 and status = ?2", ids, MessageStatus.COLLECTED);
    }
}
