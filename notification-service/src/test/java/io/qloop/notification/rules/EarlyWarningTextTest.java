package io.qloop.notification.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qloop.notification.message.Urgency;
import io.qloop.platform.i18n.Texts;
import jakarta.validation.Validation;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("AH-72")
class EarlyWarningTextTest {

    private static final String FILE = "rules/messages.yaml";
    private static final String BY_TIME = "P-200: 7 ≥ 7 (2026-11-30 – 2026-12-06)";

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void saysWhatTheFeedbacksWereMeasuredBy() throws IOException {
        assertThat(about(warning())).isEqualTo(BY_TIME);
        assertThat(about(warning().put("exposure", "time").put("exposed", 7.0).put("usuallyExposed", 182.0)))
                .isEqualTo(BY_TIME);
        assertThat(about(warning()
                        .put("exposure", "deliveries")
                        .put("exposed", 4.25)
                        .put("usuallyExposed", 26.5)))
                .isEqualTo(BY_TIME + ", 发货 deliveries: 4.25 : 26.5");
        assertThat(about(warning()
                        .put("exposure", "quantity")
                        .put("exposed", 120.5)
                        .put("usuallyExposed", 3120)
                        .put("exposureUnit", "轴")))
                .isEqualTo(BY_TIME + ", 发货量 quantity: 120.5 : 3120 轴");
    }

    private ObjectNode warning() {
        return json.createObjectNode()
                .put("warningId", "01a23e10-1b00-7c47-8fe2-4a4d9639a001")
                .put("number", "EW-2026-000001")
                .put("key", "P-200")
                .put("feedbacks", 7)
                .put("limit", 7)
                .put("firstDay", "2026-11-30")
                .put("lastDay", "2026-12-06");
    }

    private String about(ObjectNode warning) throws IOException {
        var reader = new RuleBookReader(
                new RuleBookCheck(new PublishedEvents(json)),
                Validation.buildDefaultValidatorFactory().getValidator(),
                new Texts());
        return reader.readYaml(FILE, PublishedEvents.resource(FILE))
                .events()
                .get("qloop.feedback.early-warning-raised.v1")
                .matter()
                .of(warning, Urgency.values()[0])
                .about();
    }
}
