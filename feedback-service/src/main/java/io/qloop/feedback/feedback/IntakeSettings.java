package io.qloop.feedback.feedback;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the company decides about the intake of feedbacks. */
@ConfigMapping(prefix = "feedback.intake")
public interface IntakeSettings {

    /** How far a sender's clock may be ahead of ours before "received" counts as future. */
    @WithDefault("1m")
    Duration receivedAtTolerance();

    /** How long ago a feedback may have been received that is registered now; an earlier date was mistyped. */
    @WithDefault("1827d")
    Duration receivedAtMostBack();

    /** The class of a feedback out of a survey's low score, where its procedure has such a class. */
    @WithDefault("b")
    String surveyClass();
}
