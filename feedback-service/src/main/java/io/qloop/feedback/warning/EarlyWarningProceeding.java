package io.qloop.feedback.warning;

import io.qloop.platform.procedure.proceeding.Proceeded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Lets a warning follow its way through its procedure. */
@ApplicationScoped
class EarlyWarningProceeding {

    /** A procedure has this fact where somebody found that nothing had changed. */
    private static final String FALSE_ALARM = "false-alarm";

    private final EarlyWarnings warnings;

    EarlyWarningProceeding(EarlyWarnings warnings) {
        this.warnings = warnings;
    }

    void onProceeded(@Observes Proceeded proceeded) {
        var proceeding = proceeded.proceeding();
        if (proceeding.subject().equals(RaiseWarning.SUBJECT)) {
            warnings.get(proceeding.id())
                    .follow(
                            proceeding.procedure(),
                            proceeded.dueAt(),
                            proceeding.facts().contains(FALSE_ALARM),
                            proceeding.endedAt());
        }
    }
}
