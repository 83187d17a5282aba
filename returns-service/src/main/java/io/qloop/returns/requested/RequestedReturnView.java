package io.qloop.returns.requested;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.returns.goodsreturn.GoodsReturn;
import io.qloop.returns.goodsreturn.ReturnStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A return that was asked for; who asked and why is not for customers.
 *
 * @param goods what the warehouse has received under its number; null as long as nothing has arrived
 */
@Schema(name = "RequestedReturn")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RequestedReturnView(
        UUID id,
        String number,
        String customerId,
        String subject,
        String productId,
        String lot,
        ReturnOpened.Origin origin,
        String reason,
        String requestedBy,
        Instant openedAt,
        Goods goods) {

    /** Goods that have arrived. */
    @Schema(name = "RequestedReturnGoods")
    public record Goods(UUID id, String number, ReturnStatus status) {}

    static RequestedReturnView of(RequestedReturn requested, Optional<GoodsReturn> goods, boolean isOurs) {
        return new RequestedReturnView(
                requested.id(),
                requested.number(),
                requested.customerId(),
                requested.subject(),
                requested.productId().orElse(null),
                requested.lot().orElse(null),
                requested.origin(),
                isOurs ? requested.reason() : null,
                isOurs ? requested.requestedBy() : null,
                requested.openedAt(),
                goods.map(it -> new Goods(it.id(), it.number(), it.status())).orElse(null));
    }
}
