package io.qloop.feedback.information;

import io.qloop.feedback.feedback.FeedbackOrigin;
import java.util.UUID;

/** The forms on which the company keeps what it hears; what each asks for stands in the procedures of its subject. */
public enum InformationForm {
    /** 走访报告, after a visit to a customer (FB-025, FB-026). */
    VISIT_REPORT("visit-report", "VR", true),
    /** 经营部通知, what departments must know because a customer's demand has changed (FB-027 to FB-029). */
    OPERATION_NOTICE("operation-notice", "ON", true),
    /** 顾客信息记录表, everything else that anybody hears (FB-030 to FB-047). */
    CUSTOMER_INFORMATION("customer-information", "CI", false);

    private final String subject;
    private final String series;
    private final boolean needsCustomer;

    InformationForm(String subject, String series, boolean needsCustomer) {
        this.subject = subject;
        this.series = series;
        this.needsCustomer = needsCustomer;
    }

    /** What procedures that rule it name as their subject. */
    String subject() {
        return subject;
    }

    /** The form of its numbers. */
    String series() {
        return series;
    }

    boolean needsCustomer() {
        return needsCustomer;
    }

    FeedbackOrigin originOf(UUID record, UUID item) {
        return this == VISIT_REPORT
                ? FeedbackOrigin.visitReport(record, item)
                : FeedbackOrigin.information(record, item);
    }
}
