package io.qloop.returns.intake;

import io.qloop.returns.goodsreturn.GoodsReturn;
import jakarta.transaction.TransactionScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the running transaction knows of the references that its announcements use. */
@TransactionScoped
class AnnouncedInBatch {

    private final Map<String, Optional<GoodsReturn>> known = new HashMap<>();

    /** None of the references is known to be used, unless one is found. */
    void lookedUp(Collection<String> references, Collection<GoodsReturn> found) {
        references.forEach(reference -> known.put(reference, Optional.empty()));
        found.forEach(this::received);
    }

    void received(GoodsReturn goodsReturn) {
        known.put(goodsReturn.returnReference(), Optional.of(goodsReturn));
    }

    boolean knows(String reference) {
        return known.containsKey(reference);
    }

    Optional<GoodsReturn> of(String reference) {
        return known.get(reference);
    }
}
