package io.qloop.notification.digest;

import io.qloop.platform.json.EnumNames;

/** Why something stands in a digest. */
enum Why {
    /** Its date has passed. */
    MISSED,
    /** Somebody waits for an acknowledgement, and the next one up is told without it. */
    WAITED_FOR,
    DUE_SOON,
    /** Told since the last digest, and not read. */
    NEW,
    /** Told before, of weight, and still not read. */
    UNREAD;

    /** Of the text that says so. */
    String key() {
        return "digest.why." + EnumNames.of(this);
    }
}
