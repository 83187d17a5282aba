package io.qloop.complaint.action;

import io.qloop.platform.json.EnumNames;

/** The function of the company that has to remove a cause. */
public enum ResponsibleFunction {
    SALES,
    QUALITY,
    TECHNOLOGY,
    PRODUCTION,
    LOGISTICS,
    PURCHASING,
    AFTER_SALES,
    GENERAL_MANAGEMENT;

    /** As it is called in the claim {@code functions} and in events. */
    public String code() {
        return EnumNames.of(this);
    }
}
