package io.qloop.returns.inspection;

import io.qloop.platform.attachment.AttachmentScope;
import io.qloop.platform.attachment.Attachments;
import io.qloop.platform.audit.SeenVersion;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.outbox.Outbox;
import io.qloop.returns.goodsreturn.GoodsReturns;
import io.qloop.returns.goodsreturn.ReturnStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Completes an inspection; with the last one of a return the return is inspected. */
@ApplicationScoped
class RecordInspectionResult {

    record Command(UUID inspection, String ifMatch, Findings findings) {}

    private final Inspections inspections;
    private final GoodsReturns returns;
    private final Attachments attachments;
    private final Outbox outbox;
    private final SeenVersion seenVersion;
    private final CurrentUser user;
    private final Clock clock;

    RecordInspectionResult(
            Inspections inspections,
            GoodsReturns returns,
            Attachments attachments,
            Outbox outbox,
            SeenVersion seenVersion,
            CurrentUser user,
            Clock clock) {
        this.inspections = inspections;
        this.returns = returns;
        this.attachments = attachments;
        this.outbox = outbox;
        this.seenVersion = seenVersion;
        this.user = user;
        this.clock = clock;
    }

    @Transactional
    Inspection handle(Command command) {
        var inspection = inspections.lock(command.inspection());
        var seen = inspection.version();
        var now = clock.instant();
        var events = inspection.complete(command.findings(), user.name(), now);
        seenVersion.require(command.ifMatch(), inspection, seen);
        var goods = returns.lock(inspection.returnId());
        goods.inspected(inspection.line(), now);
        attachments.lock(AttachmentScope.of(inspection.returnId(), inspection.id()));
        if (goods.status() == ReturnStatus.INSPECTED) {
            attachments.lock(AttachmentScope.ofOurs(goods.id()));
        }
        events.forEach(e -> outbox.append(e.announced()));
        return inspection;
    }
}
