package io.qloop.feedback.warning;

import io.qloop.platform.erasure.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Names no people. */
@ApplicationScoped
class WarningPersonalData implements PersonalData {

    @Override
    public Map<String, String> without() {
        return Map.of(
                "feedback_count",
                "Counts feedbacks",
                "feedback_counting",
                "A day",
                "early_warning",
                "Counts feedbacks");
    }
}
