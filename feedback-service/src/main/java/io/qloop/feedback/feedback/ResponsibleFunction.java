package io.qloop.feedback.feedback;

/** The function that a feedback is routed to; which department and head stand behind it, the directory says. */
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
