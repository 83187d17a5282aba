package io.qloop.returns.inspection;

/** What becomes of returned goods. */
public enum DispositionKind {
    RESTOCK,
    REWORK,
    REPAIR,
    REGRADE,
    CONCESSION,
    RETURN_TO_SUPPLIER,
    SCRAP
}
