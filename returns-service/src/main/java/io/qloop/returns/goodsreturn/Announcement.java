package io.qloop.returns.goodsreturn;

import io.qloop.platform.problem.Refusal;
import io.qloop.returns.quantity.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;

/** A return as the warehouse announced it. One that exists can be taken in. */
public record Announcement(
        String returnReference,
        String customerId,
        String deliveryNote,
        String site,
        Instant receivedAt,
        List<Line> lines) {

    /** The goods of one product and lot; packaging and remark may be null. */
    public record Line(
            int line, String productId, String lot, BigDecimal quantity, String unit, String packaging, String remark) {

        public Line {
            if (!Quantity.isValid(quantity)) {
                throw Refusal.unprocessable("return-quantity-invalid", "lines.quantity", line, Quantity.DECIMALS);
            }
            quantity = Quantity.plain(quantity);
        }
    }

    public Announcement {
        // The database keeps microseconds; what is compared with it later must not be finer.
        receivedAt = receivedAt.truncatedTo(ChronoUnit.MICROS);
        lines = List.copyOf(lines);
        var seen = new HashSet<Integer>();
        for (var line : lines) {
            if (!seen.add(line.line())) {
                throw Refusal.unprocessable("return-line-twice", "lines.line", line.line());
            }
        }
    }
}
