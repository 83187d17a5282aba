package io.qloop.returns.inspection;

import java.math.BigDecimal;
import java.util.UUID;

/** What there is to inspect: one line of a return. */
public record ReturnedLot(
        UUID returnId,
        String returnNumber,
        String returnReference,
        String customerId,
        String site,
        int line,
        String productId,
        String lot,
        BigDecimal quantity,
        String unit) {}
