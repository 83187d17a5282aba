package io.qloop.returns.goodsreturn;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.platform.event.DomainEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Returned goods are in quarantine. */
public record GoodsReceived(
        UUID returnId,
        String number,
        String returnReference,
        String customerId,
        String site,
        String deliveryNote,
        Instant receivedAt,
        List<Line> lines) {

    /** One line of the return; packaging may be null. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            int line,
            String productId,
            String lot,
            BigDecimal quantity,
            String unit,
            String packaging,
            boolean knownDelivery) {}

    /**
     * As it goes out.
     *
     * @param at when we took the goods in; the warehouse may have received them earlier
     */
    public DomainEvent announced(Instant at) {
        return new DomainEvent("qloop.returns.goods-received.v1", returnId.toString(), at, this);
    }
}
