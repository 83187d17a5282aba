package io.qloop.feedback.report;

import io.qloop.platform.erasure.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Names no people. */
@ApplicationScoped
class ReportPersonalData implements PersonalData {

    @Override
    public Map<String, String> without() {
        return Map.of("month_summary", "Numbers only");
    }
}
