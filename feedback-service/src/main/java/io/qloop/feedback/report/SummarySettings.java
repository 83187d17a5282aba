package io.qloop.feedback.report;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** Which fields of the procedures' forms the summary shows; the first that is filled in counts. */
@ConfigMapping(prefix = "feedback.summary")
interface SummarySettings {

    /** The improvement effect: the final evaluation, as long as there is none the first one. */
    @WithDefault("finalEvaluation,firstEvaluation")
    List<String> effectFields();

    /** The satisfaction of the customer. */
    @WithDefault("customerSatisfaction")
    List<String> satisfactionFields();

    /** How many emphasised items the announcement names itself; the others stand in the summary. */
    @WithDefault("20")
    int announcedItems();
}
