package io.qloop.platform.ids;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** The ids inside the product: UUIDv7, so that the order of the ids is the order of creation. */
public final class Ids {

    private Ids() {}

    /** A new id, greater than every one that this process made before. */
    public static UUID next() {
        return UuidCreator.getTimeOrderedEpochPlus1();
    }
}
