package io.qloop.feedback.delivery;

import io.qloop.platform.erasure.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Names no people. */
@ApplicationScoped
class DeliveryPersonalData implements PersonalData {

    @Override
    public Map<String, String> without() {
        return Map.of(
                "delivery", "Codes",
                "delivery_line", "Codes",
                "delivery_amount", "Codes and amounts",
                "delivery_counting", "A day");
    }
}
