package io.qloop.feedback.feedback;

import static io.qloop.feedback.feedback.FeedbackRequests.as;
import static io.qloop.feedback.feedback.FeedbackRequests.register;
import static io.qloop.feedback.feedback.FeedbackRequests.registration;
import static io.qloop.feedback.feedback.FeedbackRequests.sales;
import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A company whose numbers tell department and class. */
@ServiceTest
class FeedbackNumberTest {

    @Inject
    CustomerFixture customers;

    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void tellDepartmentAndClass() {
        customers.known(ours, Language.ZH);
        write("FB-{department}-{class}-{yyyy}-{0000}");
    }

    @AfterEach
    void asShipped() {
        write("FB-{yyyy}-{000000}");
    }

    private static void write(String pattern) {
        as(Tokens.of("admin").roles("admin"))
                .header("If-Match", "*")
                .body(Map.of("pattern", pattern, "restart", "yearly", "reason", "form of the company"))
                .put("/api/v1/services/feedback/number-series/FB/company")
                .then()
                .statusCode(200);
    }

    @Test
    @Tag("IM-031")
    void tellsTheClassThatItIsRegisteredWith() {
        assertThat(numberOf("b")).isEqualTo("FB-QUALITY-B-2026-0001");
        assertThat(numberOf("c")).isEqualTo("FB-QUALITY-C-2026-0001");
        assertThat(numberOf("b")).isEqualTo("FB-QUALITY-B-2026-0002");
        assertThat(numberOf(null)).isEqualTo("FB-QUALITY-X-2026-0001");
    }

    private String numberOf(String ofClass) {
        return register(sales(), registration(ours, "class", ofClass))
                .then()
                .statusCode(201)
                .extract()
                .path("number");
    }
}
