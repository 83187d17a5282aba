package io.qloop.feedback.product;

import io.qloop.platform.erasure.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Names no people. */
@ApplicationScoped
class ProductPersonalData implements PersonalData {

    @Override
    public Map<String, String> without() {
        return Map.of("product", "Names goods");
    }
}
