package io.qloop.notification.directory;

import io.qloop.platform.i18n.Language;

/** Whom a search led to, and how the mail is written. */
public record Reached(String name, String mail, Language language, As as) {

    /** What made somebody the one to tell. */
    public enum As {
        HEAD,
        DEPUTY,
        SUBSTITUTE,
        POST_HOLDER,
        DEPARTMENT_MAIL
    }

    /** Without name and address: this text may reach a log. */
    @Override
    public String toString() {
        return "Reached[" + as + "]";
    }
}
