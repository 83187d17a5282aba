package io.qloop.survey.survey;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How surveys are run. */
@ConfigMapping(prefix = "survey")
public interface SurveySettings {
    /** How long the public link stays open. */
    @WithDefault("30d")
    Duration validity();

    /** Up to this score a feedback is opened. */
    @WithDefault("2")
    int lowScore();

    /** How often surveys whose time is over are looked for. */
    @WithDefault("1m")
    Duration expiryCheckEvery();
}
