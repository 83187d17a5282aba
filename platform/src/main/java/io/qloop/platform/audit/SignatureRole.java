package io.qloop.platform.audit;

/** As what somebody signs a record: the columns of a form's signature field (编制, 审核, 批准, 会签). */
public enum SignatureRole {
    AUTHOR,
    REVIEWER,
    APPROVER,
    COUNTERSIGNER
}
