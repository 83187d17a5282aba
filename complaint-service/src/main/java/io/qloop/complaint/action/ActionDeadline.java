package io.qloop.complaint.action;

import io.qloop.platform.calendar.Length;
import io.qloop.platform.calendar.Calendars;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Min;
import java.time.Instant;

/** Until when a function has to act. */
@ApplicationScoped
class ActionDeadline {

    /** How long a function has. */
    @ConfigMapping(prefix = "complaint.action")
    interface Settings {

        /** Working days; seven is the final report of the preset {@code sample-8d}. */
        @WithDefault("7")
        @Min(1)
        int dueWorkingDays();
    }

    private final Calendars calendars;
    private final Settings settings;

    ActionDeadline(Calendars calendars, Settings settings) {
        this.calendars = calendars;
        this.settings = settings;
    }

    Instant of(Instant assignedAt) {
        return calendars.company().due(assignedAt, Length.workingDays(settings.dueWorkingDays()))
                .at();
    }
}
