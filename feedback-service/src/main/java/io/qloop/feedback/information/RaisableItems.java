package io.qloop.feedback.information;

import io.qloop.feedback.feedback.RegisterFeedback;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Makes sure that key items can be raised as feedbacks: one that cannot would keep its record from ending. */
@ApplicationScoped
class RaisableItems {

    private final RegisterFeedback registerFeedback;

    RaisableItems(RegisterFeedback registerFeedback) {
        this.registerFeedback = registerFeedback;
    }

    /** Of several, each is named by its place. */
    void requireAll(Optional<String> customerOfRecord, KeyItems items) {
        items.open().forEach(item -> require(items.place(item) + ".", customerOfRecord, item));
    }

    /** @param at where the item stands in the request, in front of its fields */
    void require(String at, Optional<String> customerOfRecord, KeyItem item) {
        registerFeedback.requireRegistrable(
                at, item.customer(customerOfRecord, at), Optional.ofNullable(item.productId()), item.judgement());
    }
}
