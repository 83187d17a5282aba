package io.qloop.platform.event;

/** A record that is no event of ours; the reason is stable and in kebab-case, the detail is for the operator. */
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    Unreadable(String reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
