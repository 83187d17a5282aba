package io.qloop.feedback.register;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How feedbacks are searched. */
@ConfigMapping(prefix = "feedback.search")
public interface SearchSettings {

    /** Up to so many hits are fetched and sorted; of more, the register is read in its order until the page is full. */
    @WithDefault("5000")
    int sortedAtMost();

    /** How often it is looked for feedbacks that the index lacks. */
    @WithDefault("10s")
    String indexEvery();

    /** How often the statistics about common words are read. */
    @WithDefault("10m")
    String frequenciesEvery();
}
