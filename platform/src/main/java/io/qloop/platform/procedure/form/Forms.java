package io.qloop.platform.procedure.form;

import io.qloop.platform.attachment.Attachment;
import io.qloop.platform.attachment.AttachmentScope;
import io.qloop.platform.attachment.Attachments;
import io.qloop.platform.document.DocumentFrame.Governing;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.procedure.FieldValue;
import io.qloop.platform.procedure.Procedure;
import io.qloop.platform.procedure.Procedure.FormField;
import io.qloop.platform.procedure.VersionName;
import io.qloop.platform.procedure.adoption.Procedures;
import io.qloop.platform.procedure.form.Form.Field;
import io.qloop.platform.procedure.proceeding.ProceedingView;
import io.qloop.platform.procedure.proceeding.ProceedingView.FieldLine;
import io.qloop.platform.procedure.proceeding.ProceedingView.SignatureLine;
import io.qloop.platform.procedure.proceeding.ProceedingViews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fills in the forms of cases. */
@ApplicationScoped
class Forms {

    private static final String NUMBER = "number";
    private static final String FILES = "attachments";

    private final ProceedingViews proceedings;
    private final Procedures procedures;
    private final Attachments attachments;
    private final Instance<CaseForm> caseForms;

    Forms(ProceedingViews proceedings, Procedures procedures, Attachments attachments, Instance<CaseForm> caseForms) {
        this.proceedings = proceedings;
        this.procedures = procedures;
        this.attachments = attachments;
        this.caseForms = caseForms;
    }

    /** A form with the procedure that it belongs to. */
    record Filled(Form form, Procedure procedure) {}

    @Transactional
    Filled of(UUID caseId) {
        var proceeding = proceedings.of(caseId);
        var line = proceeding.procedure();
        var procedure = procedures.get(line.name(), line.number()).procedure();
        var caseForm = caseForms.stream()
                .filter(one -> one.subjects().contains(procedure.subject()))
                .findFirst();
        var held = held(proceeding, caseForm);
        return new Filled(
                new Form(
                        caseForm.flatMap(CaseForm::title).orElseGet(() -> title(procedure)),
                        proceeding.caseNumber(),
                        governing(procedure, line),
                        proceeding.fields().stream()
                                .filter(field -> !field.code().equals(NUMBER))
                                .map(field -> field(procedure, field, held))
                                .toList(),
                        signatures(proceeding, procedure),
                        proceeding.path().stream()
                                .map(step -> new Form.Entered(step.name(), step.at(), step.by()))
                                .toList()),
                procedure);
    }

    /** The record that the document calls for, else the form that it names, else the document itself. */
    private static Text title(Procedure procedure) {
        var document = procedure.document();
        return procedure.records().stream()
                .map(Procedure.RecordKept::name)
                .findFirst()
                .or(() -> Optional.ofNullable(document.form()).map(form -> new Text(form, form)))
                .orElse(document.title());
    }

    private static Governing governing(Procedure procedure, ProceedingView.ProcedureLine line) {
        var document = procedure.document();
        return new Governing(
                document.title(),
                new VersionName(line.name(), line.number()).toString(),
                document.number(),
                document.revision(),
                document.effective(),
                document.drafter(),
                document.reviewer(),
                document.approver());
    }

    private Map<String, Object> held(ProceedingView proceeding, Optional<CaseForm> caseForm) {
        var held = new HashMap<String, Object>();
        held.put("customerName", proceeding.customerId());
        held.put(
                FILES,
                attachments.list(AttachmentScope.ofOurs(proceeding.caseId())).stream()
                        .map(Attachment::name)
                        .collect(Collectors.joining("\n")));
        caseForm.map(form -> form.held(proceeding.caseId())).ifPresent(held::putAll);
        return held;
    }

    private static Field field(Procedure procedure, FieldLine line, Map<String, Object> held) {
        Object value = line.value() != null ? line.value() : held.get(line.code());
        return line.choices().isEmpty()
                ? new Field.Written(line.name(), value)
                : boxes(procedure.field(line.code()).orElseThrow(), line.value());
    }

    private static Field boxes(FormField field, String value) {
        var ticked = FieldValue.ticked(field, value).stream()
                .collect(Collectors.toMap(box -> box.choice().code(), FieldValue.Ticked::words));
        return new Field.Boxes(
                field.name(),
                field.choices().stream()
                        .map(choice -> new Form.Box(
                                choice.name(),
                                ticked.containsKey(choice.code())
                                        || choice.code().equals(value),
                                ticked.getOrDefault(choice.code(), "")))
                        .toList());
    }

    private static List<Form.Signature> signatures(ProceedingView proceeding, Procedure procedure) {
        var given = proceeding.signatures();
        var toCome = procedure.stages().stream().flatMap(stage -> stage.signatures().stream()
                .filter(wanted -> given.stream().noneMatch(one -> is(one, stage.code(), wanted.code())))
                .map(wanted -> new Form.Signature(
                        wanted.name(), null, Procedure.nameOf(procedure.departments(), wanted.by()), null)));
        return Stream.concat(
                        given.stream().map(one -> new Form.Signature(one.name(), one.by(), one.as(), one.at())), toCome)
                .toList();
    }

    private static boolean is(SignatureLine given, String stage, String code) {
        return given.stage().equals(stage) && given.code().equals(code);
    }
}
