package io.qloop.survey.survey;

import io.qloop.platform.period.Period;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How surveys are run. */
@ConfigMapping(prefix = "survey")
public interface SurveySettings {
    /** How long the public link stays open. */
    @WithDefault("30d")
    Duration validity();

    /** Up to this score a feedback is opened. */
    @WithDefault("2")
    int lowScore();

    /** How long after its sending a survey that nobody has answered is followed up, each time; empty: never. */
    @WithDefault("10d,20d")
    Optional<List<Duration>> reminders();

    /** A customer is not reminded any more when it has less than this left for its answer. */
    @WithDefault("3d")
    Duration reminderLeastTime();

    /** How often surveys that are to be followed up are looked for. */
    @WithDefault("1m")
    Duration reminderCheckEvery();

    /** How often surveys whose time is over are looked for. */
    @WithDefault("1m")
    Duration expiryCheckEvery();

    Statistics statistics();

    /** What is told of surveys at the end of a period. */
    interface Statistics {
        /** Of which periods. */
        @WithDefault("month")
        Set<Period.Kind> periods();

        /** How many low scores are named with their complaints. */
        @WithDefault("20")
        int lowest();
    }
}
