package io.qloop.notification.rules;

import io.qloop.platform.audit.Audit;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.transaction.BeforeCommit;
import io.qloop.platform.web.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Lets other rules hold from now on. Messages that are written already stay as they are. */
@ApplicationScoped
class ChangeRules {

    private static final String CONTENT = "content";

    private final CurrentRules rules;
    private final RulesVersions versions;
    private final RuleBookCheck check;
    private final BeforeCommit transaction;
    private final Audit audit;
    private final CurrentUser user;
    private final Clock clock;

    ChangeRules(
            CurrentRules rules,
            RulesVersions versions,
            RuleBookCheck check,
            BeforeCommit transaction,
            Audit audit,
            CurrentUser user,
            Clock clock) {
        this.rules = rules;
        this.versions = versions;
        this.check = check;
        this.transaction = transaction;
        this.audit = audit;
        this.user = user;
        this.clock = clock;
    }

    /** @param ifMatch entity tag of the latest version, {@code "0"} where the shipped rules hold */
    record Command(RuleBook content, String reason, String ifMatch) {}

    @Transactional
    RulesVersion handle(Command command) {
        versions.lock();
        var latest = versions.latest();
        Versions.requireMatch(
                command.ifMatch(), latest.map(RulesVersion::number).orElse(0));
        var flaws = check.flaws(command.content());
        if (!flaws.isEmpty()) {
            throw Refusal.unprocessable("message-rules-broken", CONTENT)
                    .with(flaws.stream().map(flaw -> flaw.detail(CONTENT)).toList());
        }
        var before =
                latest.map(version -> RuleBookReader.parse(version.content())).orElse(rules.shipped());
        if (before.equals(command.content())) {
            throw Refusal.conflict("message-rules-unchanged");
        }
        audit.because(command.reason());
        var made = new RulesVersion(
                Ids.next(),
                latest.map(RulesVersion::number).orElse(0) + 1,
                RuleBookReader.text(command.content()),
                command.reason(),
                user.name(),
                clock.instant());
        versions.persist(made);
        transaction.afterCommit(rules::refresh);
        return made;
    }
}
