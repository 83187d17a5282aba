package io.qloop.platform.procedure.form;

import io.qloop.platform.i18n.Text;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What cases give to their printed form beside what the procedure knows; for each subject there is one bean at most. */
public interface CaseForm {

    /** What the procedures rule, {@code feedback}. */
    Set<String> subjects();

    /** What the form is called; empty where it is what the procedure calls it. */
    Optional<Text> title();

    /** Code of a field that the case itself holds to what stands there: a text, {@link Text}, or a moment. */
    Map<String, Object> held(UUID caseId);
}
