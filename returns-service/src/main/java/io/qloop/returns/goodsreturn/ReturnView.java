package io.qloop.returns.goodsreturn;

import io.qloop.platform.i18n.Text;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A return with its lines. */
public record ReturnView(
        UUID id,
        String number,
        String returnReference,
        String customerId,
        Text customerName,
        String site,
        String deliveryNote,
        ReturnStatus status,
        Instant receivedAt,
        Instant recordedAt,
        List<Line> lines) {

    /** One line; packaging and remark are null where the warehouse gave none. */
    public record Line(
            int line,
            String productId,
            String lot,
            BigDecimal quantity,
            String unit,
            String packaging,
            String remark,
            boolean knownDelivery,
            ReturnStatus status,
            UUID inspectionId) {}

    static ReturnView of(GoodsReturn goodsReturn, Text customerName) {
        return new ReturnView(
                goodsReturn.id(),
                goodsReturn.number(),
                goodsReturn.returnReference(),
                goodsReturn.customerId(),
                customerName,
                goodsReturn.site(),
                goodsReturn.deliveryNote(),
                goodsReturn.status(),
                goodsReturn.receivedAt(),
                goodsReturn.recordedAt(),
                goodsReturn.lines().entrySet().stream()
                        .map(l -> line(l.getKey(), l.getValue()))
                        .toList());
    }

    private static Line line(int number, ReturnLine line) {
        return new Line(
                number,
                line.productId(),
                line.lot(),
                line.quantity(),
                line.unit(),
                line.packaging(),
                line.remark(),
                line.knownDelivery(),
                line.status(),
                line.inspectionId());
    }
}
