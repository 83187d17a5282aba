package io.qloop.platform.procedure.form;

import io.qloop.platform.i18n.Text;
import java.util.Map;
import java.util.UUID;

/** What the cases of one subject give to their printed form beside what the procedure knows: one bean for each subject. */
public interface CaseForm {

    /** What the procedures rule, {@code feedback}. */
    String subject();

    /** What the form is called. */
    Text title();

    /** Code of a field that the case itself holds to what stands there: a text, {@link Text}, or a moment. */
    Map<String, Object> held(UUID caseId);
}
