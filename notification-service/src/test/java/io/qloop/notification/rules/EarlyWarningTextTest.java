package io.qloop.notification.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qloop.notification.message.Urgency;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Texts;
import jakarta.validation.Validation;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("AH-72")
class EarlyWarningTextTest {

    private static final String FILE = "rules/messages.yaml";
    private static final String BY_TIME = "P-200：2026-11-30 至 2026-12-06 收到反馈 7 条，达到界限 7 条";
    private static final String BY_TIME_EN = "P-200: 7 feedbacks from 2026-11-30 to 2026-12-06, the limit is 7";

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void saysWhatTheFeedbacksWereMeasuredBy() throws IOException {
        assertThat(about(warning())).containsExactly(BY_TIME, BY_TIME_EN);
        assertThat(about(warning().put("exposure", "time").put("exposed", 7.0).put("usuallyExposed", 182.0)))
                .containsExactly(BY_TIME, BY_TIME_EN);
        assertThat(about(warning()
                        .put("exposure", "deliveries")
                        .put("exposed", 4.25)
                        .put("usuallyExposed", 26.5)))
                .containsExactly(
                        BY_TIME + "；同期发货 4.25 次，平时 26.5 次",
                        BY_TIME_EN + "; deliveries in these days 4.25, usually 26.5");
        assertThat(about(warning()
                        .put("exposure", "quantity")
                        .put("exposed", 120.5)
                        .put("usuallyExposed", 3120)
                        .put("exposureUnit", "轴")))
                .containsExactly(
                        BY_TIME + "；同期发货 120.5 轴，平时 3120 轴",
                        BY_TIME_EN + "; delivered in these days 120.5 轴, usually 3120 轴");
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

    /** In Chinese and in English. */
    private List<String> about(ObjectNode warning) throws IOException {
        var reader = new RuleBookReader(
                new RuleBookCheck(new PublishedEvents(json)),
                Validation.buildDefaultValidatorFactory().getValidator(),
                new Texts());
        var matter = reader.readYaml(FILE, PublishedEvents.resource(FILE))
                .events()
                .get("qloop.feedback.early-warning-raised.v1")
                .matter()
                .of(warning, Urgency.values()[0]);
        return List.of(matter.about(Language.ZH), matter.about(Language.EN));
    }
}
