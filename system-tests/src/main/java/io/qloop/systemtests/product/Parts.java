package io.qloop.systemtests.product;

import java.util.List;

/** What the product consists of, and what flows between its parts. */
public final class Parts {

    public static final List<String> SERVICES = List.of("feedback", "complaint", "returns", "survey", "notification");

    public static final List<String> TOPICS = List.of(
            "erp.master-data",
            "erp.deliveries",
            "logistics.returns",
            "qloop.feedback",
            "qloop.complaint",
            "qloop.returns",
            "qloop.survey",
            "qloop.notification");

    private Parts() {}
}
