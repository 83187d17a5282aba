package io.qloop.platform.number;

import java.util.stream.Stream;

/** Why a number that was drawn belongs to no record. */
public enum CancelReason {
    /** The transaction that would have brought its record was rolled back, or the process died in it. */
    ROLLED_BACK("rolled back"),
    /** It was drawn ahead, and the transaction had fewer records than it had thought. */
    NOT_NEEDED("not needed");

    private final String stored;

    CancelReason(String stored) {
        this.stored = stored;
    }

    /** As it stands in {@code number_issued}. */
    String stored() {
        return stored;
    }

    static CancelReason ofStored(String text) {
        return Stream.of(values())
                .filter(reason -> reason.stored.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No reason for a cancelled number: " + text));
    }
}
