package io.qloop.returns.inspection;

import io.qloop.platform.retention.KeptRecords;
import io.qloop.returns.goodsreturn.GoodsReturns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** A return with the inspections of its lines is one record: what came back, what was found and what became of it. */
@ApplicationScoped
class ReturnRecords implements KeptRecords {

    private final GoodsReturns returns;
    private final Inspections inspections;

    ReturnRecords(GoodsReturns returns, Inspections inspections) {
        this.returns = returns;
        this.inspections = inspections;
    }

    @Override
    public String code() {
        return "return";
    }

    @Override
    public String subject() {
        return "return";
    }

    @Override
    public Set<String> namedAs() {
        return Set.of("return", "return-record", "inspection-record");
    }

    @Override
    public Source source() {
        return new Source("GoodsReturn", "e.number", "e.recordedAt", "e.inspectedAt");
    }

    @Override
    public void dispose(UUID id) {
        inspections.list("returnId", id).forEach(inspections::delete);
        returns.delete(returns.lock(id));
    }
}
