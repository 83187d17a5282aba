package io.qloop.notification.quiet;

import io.qloop.notification.directory.Me;
import io.qloop.notification.message.Messages;
import io.qloop.notification.message.MessagesQueued;
import io.qloop.platform.audit.SeenVersion;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Enters, changes and takes back when a site, or whoever asks, is not to be disturbed. Every mail that waits for the end of
 * quiet hours is looked at again then.
 */
@ApplicationScoped
class SetQuietHours {

    private final AllQuietHours quietHours;
    private final Me me;
    private final Messages messages;
    private final Event<MessagesQueued> queued;
    private final SeenVersion seenVersion;
    private final CurrentUser user;
    private final Clock clock;

    SetQuietHours(
            AllQuietHours quietHours,
            Me me,
            Messages messages,
            Event<MessagesQueued> queued,
            SeenVersion seenVersion,
            CurrentUser user,
            Clock clock) {
        this.quietHours = quietHours;
        this.me = me;
        this.messages = messages;
        this.queued = queued;
        this.seenVersion = seenVersion;
        this.user = user;
        this.clock = clock;
    }

    /** @param ifMatch the version that the caller has seen; null where nothing is entered yet */
    @Transactional
    QuietHours ofSite(String site, QuietSpan span, String ifMatch) {
        return set(quietHours.ofSite(site), () -> QuietHours.ofSite(Ids.next(), site), span, ifMatch);
    }

    @Transactional
    QuietHours mine(QuietSpan span, String ifMatch) {
        var person = me.person().id();
        return set(quietHours.ofPerson(person), () -> QuietHours.ofPerson(Ids.next(), person), span, ifMatch);
    }

    /** The site's hold again. */
    @Transactional
    void takeMineBack(String ifMatch) {
        var mine = ofMe().orElseThrow(() -> Refusal.notFound("quiet-hours-not-found"));
        seenVersion.require(ifMatch, mine, mine.version());
        quietHours.delete(mine);
        lookAgain();
    }

    Optional<QuietHours> ofMe() {
        return quietHours.ofPerson(me.person().id());
    }

    private QuietHours set(Optional<QuietHours> known, Supplier<QuietHours> entered, QuietSpan span, String ifMatch) {
        known.ifPresent(quiet -> seenVersion.require(ifMatch, quiet, quiet.version()));
        var quiet = known.orElseGet(entered);
        quiet.set(span, user.name(), clock.instant());
        quietHours.persistAndFlush(quiet);
        lookAgain();
        return quiet;
    }

    private void lookAgain() {
        if (messages.wakeFromQuietHours(clock.instant()) > 0) {
            queued.fire(new MessagesQueued());
        }
    }
}
