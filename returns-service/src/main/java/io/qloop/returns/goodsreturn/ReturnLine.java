package io.qloop.returns.goodsreturn;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * The returned goods of one product and lot; packaging and remark are null where the warehouse gave none.
 *
 * @param knownDelivery whether the ERP told of a delivery of this lot to this customer on the delivery note
 */
@Embeddable
public record ReturnLine(
        String productId,
        String lot,
        BigDecimal quantity,
        String unit,
        String packaging,
        String remark,
        boolean knownDelivery,
        UUID inspectionId,
        @Enumerated(EnumType.STRING) ReturnStatus status) {

    static ReturnLine received(Announcement.Line line, boolean knownDelivery, UUID inspectionId) {
        return new ReturnLine(
                line.productId(),
                line.lot(),
                line.quantity(),
                line.unit(),
                line.packaging(),
                line.remark(),
                knownDelivery,
                inspectionId,
                ReturnStatus.IN_QUARANTINE);
    }

    ReturnLine inspected() {
        return new ReturnLine(
                productId,
                lot,
                quantity,
                unit,
                packaging,
                remark,
                knownDelivery,
                inspectionId,
                status.moveTo(ReturnStatus.INSPECTED));
    }

    Announcement.Line announced(int line) {
        return new Announcement.Line(line, productId, lot, quantity, unit, packaging, remark);
    }
}
