package io.qloop.returns.inspection;

/** The function of the company that has to remove a cause. */
public enum ResponsibleFunction {
    SALES,
    QUALITY,
    TECHNOLOGY,
    PRODUCTION,
    LOGISTICS,
    PURCHASING,
    AFTER_SALES,
    GENERAL_MANAGEMENT
}
