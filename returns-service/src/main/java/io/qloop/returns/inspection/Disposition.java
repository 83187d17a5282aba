package io.qloop.returns.inspection;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;

/** What becomes of this much of the lot. */
@Embeddable
public record Disposition(@Enumerated(EnumType.STRING) DispositionKind kind, BigDecimal quantity) {}
