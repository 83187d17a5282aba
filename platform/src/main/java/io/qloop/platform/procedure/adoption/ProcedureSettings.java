package io.qloop.platform.procedure.adoption;

import io.smallrye.config.ConfigMapping;
import java.util.Map;

/** What the installation begins with. */
@ConfigMapping(prefix = "qloop.procedures")
public interface ProcedureSettings {

    /** Subject to the preset that is adopted for the company at the very first start. */
    Map<String, String> defaults();
}
