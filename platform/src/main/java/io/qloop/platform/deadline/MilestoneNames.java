package io.qloop.platform.deadline;

import io.qloop.platform.i18n.Text;
import java.util.Optional;

/** What people call the milestones of procedures; told by whoever knows the procedures. */
public interface MilestoneNames {

    /**
     * Empty where the procedure has no such milestone.
     *
     * @param procedure the procedure and version, such as {@code sample-8d/3}
     */
    Optional<Text> find(String procedure, String milestone);
}
