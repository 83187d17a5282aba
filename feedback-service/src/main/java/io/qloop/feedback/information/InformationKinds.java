package io.qloop.feedback.information;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.procedure.FieldType;
import io.qloop.platform.procedure.ProcedureVersion;
import io.qloop.platform.procedure.adoption.Procedures;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What may be recorded: the forms, and the kinds and fields that the procedures in force know. */
@ApplicationScoped
class InformationKinds {

    private final Procedures procedures;

    InformationKinds(Procedures procedures) {
        this.procedures = procedures;
    }

    /**
     * A form.
     *
     * @param procedure that rules it, and its version
     * @param kinds     one of which a record has; empty: none is needed
     * @param fields    that may be filled in beside what a record holds itself
     */
    @Schema(name = "InformationFormKinds")
    record FormKinds(
            InformationForm form,
            String procedure,
            Text title,
            boolean needsCustomer,
            List<Kind> kinds,
            List<Field> fields,
            List<Fact> facts) {}

    /** A kind of record, and the functions that its procedure routes it to. */
    @Schema(name = "InformationKind")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Kind(String code, Text name, List<CompanyFunction> functions, String source) {}

    @Schema(name = "InformationField")
    record Field(String code, Text name, FieldType type, List<Choice> choices) {}

    @Schema(name = "InformationChoice")
    record Choice(String code, Text name) {}

    @Schema(name = "InformationFact")
    record Fact(String code, Text name) {}

    /** What holds for this customer and site; either may be null. */
    List<FormKinds> of(String customerId, String site) {
        return Stream.of(InformationForm.values())
                .map(form -> of(form, procedures.inForce(form.subject(), customerId, null, site)))
                .toList();
    }

    private static FormKinds of(InformationForm form, ProcedureVersion version) {
        var procedure = version.procedure();
        var held = InformationProceeding.held(Optional.of(""));
        return new FormKinds(
                form,
                version.versionName().toString(),
                procedure.document().title(),
                form.needsCustomer(),
                procedure.routes().stream()
                        .map(route ->
                                new Kind(route.code(), route.name(), procedure.functionsOf(route.to()), route.source()))
                        .toList(),
                procedure.fields().stream()
                        .filter(field ->
                                !held.contains(field.code()) && !InformationProceeding.AWAITED.contains(field.code()))
                        .map(field -> new Field(
                                field.code(),
                                field.name(),
                                field.holds(),
                                field.choices().stream()
                                        .map(choice -> new Choice(choice.code(), choice.name()))
                                        .toList()))
                        .toList(),
                procedure.facts().stream()
                        .map(fact -> new Fact(fact.code(), fact.name()))
                        .toList());
    }
}
