package io.qloop.platform.number;

import io.smallrye.config.ConfigMapping;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The numbered forms of a service. */
@ConfigMapping(prefix = "qloop.numbers")
interface NumberSettings {

    /** By the form's code, such as {@code FB}: the placeholders that its records can fill beside the year, if any. */
    Map<String, Optional<Set<String>>> forms();
}
