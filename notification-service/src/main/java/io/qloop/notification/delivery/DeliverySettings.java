package io.qloop.notification.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How messages are tried and tried again. */
@ConfigMapping(prefix = "notification.delivery")
interface DeliverySettings {

    /** Mails on their way at the same time, for each instance of the service. */
    @WithDefault("4")
    int senders();

    /** How often is looked for what became due meanwhile or was queued by another instance. */
    @WithDefault("1s")
    Duration poll();

    /** The end of an attempt that is not recorded after this long is in doubt. */
    @WithDefault("30s")
    Duration lease();

    /**
     * The longest that an attempt may take, from its claim to the mail server's answer; well below the lease, so that the
     * mail server is done with the mail before anybody asks the archive for it.
     */
    @WithDefault("20s")
    Duration conversation();

    /** A message that waits longer than this is given up. */
    @WithDefault("24h")
    Duration giveUpAfter();

    /** The pause after the first attempt of a message; doubled with each, and shortened by up to a half by chance. */
    @WithDefault("1s")
    Duration firstPause();

    @WithDefault("1m")
    Duration longestPause();

    /** The pause after a mail server asked to come back later (greylisting, a busy mailbox). */
    @WithDefault("5m")
    Duration askedToWaitPause();

    /** While the mail server cannot be reached, it is tried this often, with whichever message is next. */
    @WithDefault("5s")
    Duration serverAwayPause();
}
