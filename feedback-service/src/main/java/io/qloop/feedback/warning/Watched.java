package io.qloop.feedback.warning;

import io.qloop.platform.procedure.WarningRule.Dimension;
import java.util.Optional;

/** One product, customer or kind. */
record Watched(Dimension dimension, String key) {

    /** The customer, if it is one. */
    Optional<String> customerId() {
        return dimension == Dimension.CUSTOMER ? Optional.of(key) : Optional.empty();
    }
}
