package io.qloop.feedback.feedback;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the procedure fixes about a feedback's form. */
@ConfigMapping(prefix = "feedback.form")
public interface FormSettings {
    /** Working days after receipt within which the form must be filled in and sent, per class. */
    DueWorkingDays dueWorkingDays();

    /** How far a sender's clock may be ahead of ours before "received" counts as future. */
    @WithDefault("1m")
    Duration receivedAtTolerance();

    /** One number per class; the values of the feedback guideline are the defaults. */
    interface DueWorkingDays {
        @WithDefault("1")
        int a();

        @WithDefault("1")
        int b();

        @WithDefault("3")
        int c();

        @WithDefault("3")
        int d();
    }
}
