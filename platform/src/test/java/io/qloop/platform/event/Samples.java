package io.qloop.platform.event;

import java.util.List;
import java.util.Map;

/** Data of events that the sample handler understands. */
final class Samples {

    private Samples() {}

    static Map<String, Object> received(String reference) {
        return Map.of(
                "returnReference", reference,
                "customerId", "C-1007",
                "deliveryNote", "DN-88121",
                "site", "suzhou",
                "receivedAt", "2026-11-20T02:15:00Z",
                "lines",
                        List.of(Map.of(
                                "line", 1,
                                "productId", "P-200",
                                "lot", "L20261101-03",
                                "quantity", 120,
                                "unit", "kg",
                                "packaging", "damaged")));
    }
}
