package io.qloop.notification.unit;

import io.qloop.platform.json.EnumNames;

/** What units are notified of. */
public enum UnitNoticeKind {
    REPLENISH,
    RETURN,
    REPAIR,
    /** To work together on the case. */
    COORDINATE;

    /** Of its name in the texts. */
    String textKey() {
        return "unit-notice.kind." + EnumNames.of(this);
    }
}
