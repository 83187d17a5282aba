package io.qloop.returns.inspection;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;

/** How many of the inspected units show this defect. */
@Embeddable
public record Defect(String code, BigDecimal quantity) {}
