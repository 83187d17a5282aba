package io.qloop.feedback.report;

import io.qloop.platform.i18n.Text;
import io.qloop.platform.procedure.Procedure;
import io.qloop.platform.procedure.Procedure.FormField;
import io.qloop.platform.procedure.VersionName;
import io.qloop.platform.procedure.adoption.Procedures;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** What stands in a feedback's form about its effect and the customer's satisfaction, in the words of its procedure. */
@ApplicationScoped
public class Evaluations {

    private final Procedures procedures;
    private final SummarySettings settings;

    Evaluations(Procedures procedures, SummarySettings settings) {
        this.procedures = procedures;
        this.settings = settings;
    }

    /**
     * What is written into a form; null where nothing is.
     *
     * @param effect the final evaluation, as long as there is none the first one
     */
    public record Evaluation(Text effect, Text satisfaction) {}

    /** @param version name and number of the procedure: {@code feedback-guideline/1} */
    public Evaluation of(String version, Map<String, String> fields) {
        var procedure = procedure(version);
        return new Evaluation(
                first(procedure, fields, settings.effectFields()),
                first(procedure, fields, settings.satisfactionFields()));
    }

    Procedure procedure(String version) {
        return procedures.get(VersionName.of(version)).procedure();
    }

    /** A choice by its name, words as they are. */
    private static Text first(Procedure procedure, Map<String, String> fields, List<String> codes) {
        return codes.stream()
                .filter(code -> fields.get(code) != null)
                .findFirst()
                .map(code -> Procedure.nameOf(
                        procedure.field(code).map(FormField::choices).orElse(List.of()), fields.get(code)))
                .orElse(null);
    }
}
