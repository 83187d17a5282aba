package io.qloop.returns.inspection;

import io.qloop.returns.quantity.Quantity;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;

/** How many of the inspected units show this defect. */
@Embeddable
public record Defect(String code, BigDecimal quantity) {

    public Defect {
        quantity = Quantity.plain(quantity);
    }
}
