package io.qloop.notification.message;

/** What made somebody the recipient. */
public enum AddressedBy {
    HEAD,
    DEPUTY,
    /** In the place of somebody who is absent. */
    SUBSTITUTE,
    /** Holds a post with a name of its own. */
    POST_HOLDER,
    DEPARTMENT_MAIL,
    /** Whatever posts the person holds. */
    IN_PERSON,
    CUSTOMER_CONTACT
}
