package io.qloop.returns.intake;

import io.qloop.returns.goodsreturn.Announcement;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What this service reads of {@code logistics.return-received.v1}. */
record ReturnReceived(
        String returnReference,
        String customerId,
        String deliveryNote,
        String site,
        Instant receivedAt,
        List<Line> lines) {

    record Line(
            int line, String productId, String lot, BigDecimal quantity, String unit, String packaging, String remark) {

        Announcement.Line toAnnouncement() {
            return new Announcement.Line(line, productId, lot, quantity, unit, packaging, remark);
        }
    }

    Announcement toAnnouncement() {
        return new Announcement(
                returnReference,
                customerId,
                deliveryNote,
                site,
                receivedAt,
                lines.stream().map(Line::toAnnouncement).toList());
    }
}
