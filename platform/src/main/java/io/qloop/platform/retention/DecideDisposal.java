package io.qloop.platform.retention;

import io.qloop.platform.audit.Audit;
import io.qloop.platform.audit.SeenVersion;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** What people decide about records whose period is over. */
@ApplicationScoped
class DecideDisposal {

    private final Disposals disposals;
    private final Expiry expiry;
    private final Audit audit;
    private final SeenVersion seenVersion;
    private final CurrentUser user;
    private final Clock clock;

    DecideDisposal(
            Disposals disposals, Expiry expiry, Audit audit, SeenVersion seenVersion, CurrentUser user, Clock clock) {
        this.disposals = disposals;
        this.expiry = expiry;
        this.audit = audit;
        this.seenVersion = seenVersion;
        this.user = user;
        this.clock = clock;
    }

    @Transactional
    Disposal approve(UUID id, String ifMatch, String reason) {
        return change(id, ifMatch, reason, disposal -> approve(disposal, reason));
    }

    /** All of them or none. */
    @Transactional
    List<Disposal> approve(List<UUID> ids, String reason) {
        audit.because(reason);
        var approved = ids.stream().sorted().distinct().map(disposals::lock).toList();
        approved.forEach(disposal -> approve(disposal, reason));
        disposals.flush();
        return approved;
    }

    /** @param until the last day; null for a legal hold */
    @Transactional
    Disposal keep(UUID id, String ifMatch, LocalDate until, String reason) {
        if (until != null && until.isBefore(expiry.today(clock.instant()))) {
            throw Refusal.unprocessable("disposal-keep-until-past", "until");
        }
        return change(id, ifMatch, reason, disposal -> disposal.keep(until, reason, user.name(), clock.instant()));
    }

    @Transactional
    Disposal proposeAgain(UUID id, String ifMatch, String reason) {
        return change(id, ifMatch, reason, disposal -> disposal.proposeAgain(user.name(), clock.instant()));
    }

    private void approve(Disposal disposal, String reason) {
        disposal.approve(reason, user.name(), clock.instant());
        if (!expiry.isDue(disposal.recordType(), disposal.recordId(), expiry.today(clock.instant()))) {
            throw Refusal.conflict("disposal-not-due", disposal.number());
        }
    }

    private Disposal change(UUID id, String ifMatch, String reason, Consumer<Disposal> deed) {
        audit.because(reason);
        var disposal = disposals.lock(id);
        var seen = disposal.version();
        deed.accept(disposal);
        seenVersion.require(ifMatch, disposal, seen);
        disposals.flush();
        return disposal;
    }
}
