package io.qloop.notification.message;

/** What made somebody the recipient. */
public enum AddressedBy {
    HEAD,
    DEPUTY,
    DEPARTMENT_MAIL,
    CUSTOMER_CONTACT
}
