package io.qloop.platform.procedure.adoption;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Map;

/** What the installation begins with, and what holds where a document is silent. */
@ConfigMapping(prefix = "qloop.procedures")
public interface ProcedureSettings {

    /** Subject to the preset that is adopted for the company at the very first start. */
    Map<String, String> defaults();

    /** How long before a date it is reminded of, where the document says nothing of reminders. */
    @WithDefault("1 working-days")
    List<String> reminders();

    /** How long after a date the next one is told, where the document says nothing of it (IM-007). */
    @WithDefault("1 working-days,3 working-days")
    List<String> escalations();

    /** How long a clock may stand still where the document allows that and gives no limit (AH-22). */
    @WithDefault("10 working-days")
    String pauseLimit();
}
