package io.qloop.notification.directory;

import io.qloop.notification.address.RecipientsChanged;
import io.qloop.platform.audit.SeenVersion;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Enters a function into the directory, or changes what stands there. */
@ApplicationScoped
public class PutFunction {

    private final Functions functions;
    private final Event<RecipientsChanged> recipientsChanged;
    private final SeenVersion seenVersion;
    private final Clock clock;

    PutFunction(Functions functions, Event<RecipientsChanged> recipientsChanged, SeenVersion seenVersion, Clock clock) {
        this.functions = functions;
        this.recipientsChanged = recipientsChanged;
        this.seenVersion = seenVersion;
        this.clock = clock;
    }

    /** @param ifMatch the version that the caller has seen; null where there is none yet */
    public record Command(CompanyFunction function, FunctionEntry.Description description, String ifMatch, String by) {}

    /** What stands in the directory now, and whether it was entered just now. */
    public record Result(FunctionEntry entry, boolean entered) {}

    @Transactional
    public Result handle(Command command) {
        var known = functions.of(command.function());
        var entry = known.orElseGet(() -> new FunctionEntry(Ids.next(), command.function()));
        if (known.isPresent()) {
            seenVersion.require(command.ifMatch(), entry, entry.version());
        } else if (command.ifMatch() != null) {
            throw Refusal.preconditionFailed("version-stale");
        }
        entry.describe(command.description(), command.by(), clock.instant());
        if (known.isEmpty()) {
            functions.persist(entry);
        }
        // The answer names the new version, and two who enter the same function at once are told apart here.
        functions.flush();
        recipientsChanged.fire(new RecipientsChanged());
        return new Result(entry, known.isEmpty());
    }
}
