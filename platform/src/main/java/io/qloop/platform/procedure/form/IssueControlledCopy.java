package io.qloop.platform.procedure.form;

import io.qloop.platform.audit.Sha256;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.procedure.Procedure;
import io.qloop.platform.procedure.Procedure.RecordKept;
import io.qloop.platform.procedure.proceeding.ProceedingViews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;

/**
 * Issues controlled copies of forms (GW-011). Only the department may that keeps the record by the procedure; where none does,
 * quality may.
 */
@ApplicationScoped
class IssueControlledCopy {

    private final Forms forms;
    private final ControlledCopies copies;
    private final ProceedingViews proceedings;
    private final CurrentUser user;
    private final Clock clock;

    IssueControlledCopy(
            Forms forms, ControlledCopies copies, ProceedingViews proceedings, CurrentUser user, Clock clock) {
        this.forms = forms;
        this.copies = copies;
        this.proceedings = proceedings;
        this.user = user;
        this.clock = clock;
    }

    record Command(UUID caseId, String receiver) {}

    @Transactional
    ControlledCopy handle(Command command) {
        // Two copies at once have two numbers.
        proceedings.lock(command.caseId());
        var filled = forms.of(command.caseId());
        requireMayIssue(filled.procedure());
        var copy = new ControlledCopy(
                Ids.next(),
                command.caseId(),
                filled.form().number(),
                copies.nextNumber(command.caseId()),
                command.receiver(),
                hash(filled.form()),
                user.name(),
                clock.instant());
        copies.persist(copy);
        return copy;
    }

    /** A copy that was issued, and the form, which still says the same. */
    record Issued(ControlledCopy copy, Form form) {}

    @Transactional
    Issued again(UUID caseId, UUID copyId) {
        var filled = forms.of(caseId);
        requireMayIssue(filled.procedure());
        var copy = copies.get(caseId, copyId);
        copy.requireContent(hash(filled.form()));
        return new Issued(copy, filled.form());
    }

    private void requireMayIssue(Procedure procedure) {
        var keepers = procedure.records().stream()
                .map(RecordKept::keptBy)
                .filter(Objects::nonNull)
                .toList();
        var functions = procedure.functionsOf(keepers);
        user.requireFunction(
                functions.isEmpty()
                        ? new CompanyFunction[] {CompanyFunction.QUALITY}
                        : functions.toArray(CompanyFunction[]::new));
    }

    private static String hash(Form form) {
        return Sha256.hex(Sha256.of(form.content()));
    }
}
