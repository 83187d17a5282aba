package io.qloop.feedback.information;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much of what was collected in a period is listed; all of it is counted. */
@ConfigMapping(prefix = "feedback.digest")
interface DigestSettings {

    /** How many groups and how many records of special concern a digest lists. */
    @WithDefault("1000")
    int listed();

    /** How many of each its announcement names itself; the others stand in the digest. */
    @WithDefault("20")
    int announced();
}
