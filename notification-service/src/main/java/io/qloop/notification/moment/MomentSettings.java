package io.qloop.notification.moment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;

/** Where moments are told, in letters and on pages. */
@ConfigMapping(prefix = "notification.letter")
interface MomentSettings {

    /** The site's time zone. */
    @WithDefault("Asia/Shanghai")
    ZoneId timeZone();
}
