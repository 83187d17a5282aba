package io.qloop.feedback.feedback;

import static io.qloop.feedback.feedback.FeedbackRequests.PATH;
import static io.qloop.feedback.feedback.FeedbackRequests.as;
import static io.qloop.feedback.feedback.FeedbackRequests.register;
import static io.qloop.feedback.feedback.FeedbackRequests.registration;
import static io.qloop.feedback.feedback.FeedbackRequests.sales;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.ServiceTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The date of the form by the feedback guideline, as the service tells it: in the answer, on the feedback, in the
 * announcement.
 */
@ServiceTest
class FormDeadlineTest {
    private static final String CUSTOMER = "C-DEADLINE";

    @Inject
    CustomerFixture customers;

    @BeforeEach
    void masterData() {
        customers.known(CUSTOMER, Language.ZH);
    }

    // Close of business is 17:30 in Shanghai, 09:30 UTC.
    @ParameterizedTest(name = "{0} received {1} is due {2}: {3}")
    @CsvSource({
        "a, 2026-11-17T02:00:00Z, 2026-11-18T09:30:00Z, a Tuesday leads to Wednesday",
        "b, 2026-11-17T02:00:00Z, 2026-11-18T09:30:00Z, the same for class b",
        "a, 2026-11-13T02:00:00Z, 2026-11-16T09:30:00Z, a Friday leads over the weekend",
        "b, 2026-02-13T02:00:00Z, 2026-02-14T09:30:00Z, a Friday before a make-up working Saturday",
        "a, 2026-02-14T02:00:00Z, 2026-02-24T09:30:00Z, that Saturday leads over the Spring Festival",
        "b, 2026-09-30T02:00:00Z, 2026-10-08T09:30:00Z, the National Day holidays do not count",
        "a, 2026-11-16T16:30:00Z, 2026-11-18T09:30:00Z, after midnight in Shanghai it is Tuesday already",
        "b, 2026-11-14T02:00:00Z, 2026-11-16T09:30:00Z, received on a free Saturday",
    })
    void isOneWorkingDayForClassesAAndB(String ofClass, String receivedAt, String dueAt, String why) {
        assertDue(List.of(), ofClass, receivedAt, dueAt, why);
    }

    @ParameterizedTest(name = "{0} received {1} is due {2}: {3}")
    @CsvSource({
        "c, 2026-11-16T02:00:00Z, 2026-11-19T09:30:00Z, Monday to Thursday",
        "d, 2026-11-16T02:00:00Z, 2026-11-19T09:30:00Z, the same for class d",
        "c, 2026-11-12T02:00:00Z, 2026-11-17T09:30:00Z, over a weekend",
        "d, 2026-02-13T02:00:00Z, 2026-02-25T09:30:00Z, a make-up Saturday counts and the Spring Festival does not",
        "c, 2026-09-30T02:00:00Z, 2026-10-10T09:30:00Z, after National Day up to the make-up Saturday",
    })
    void isThreeWorkingDaysForClassesCAndDWithJointCountermeasures(
            String ofClass, String receivedAt, String dueAt, String why) {
        assertDue(List.of("joint-countermeasures"), ofClass, receivedAt, dueAt, why);
    }

    /** The guideline gives classes c and d no date for what a department settles alone. */
    @ParameterizedTest
    @ValueSource(strings = {"c", "d"})
    void isNotAskedForWhereNoJointCountermeasuresAreNeeded(String ofClass) {
        register(sales(), registration(CUSTOMER, "class", ofClass))
                .then()
                .statusCode(201)
                .body("procedure", is("feedback-guideline/1"))
                .body("dueAt", nullValue());
    }

    private static void assertDue(List<String> facts, String ofClass, String receivedAt, String dueAt, String why) {
        var body = registration(CUSTOMER, "class", ofClass);
        body.put("receivedAt", receivedAt);
        body.put("facts", facts);

        var id = register(sales(), body)
                .then()
                .statusCode(201)
                .body("dueAt", is(dueAt))
                .extract()
                .<String>path("id");

        as(sales()).get(PATH + "/" + id).then().body("dueAt", is(dueAt));
        try (var probe = new KafkaProbe()) {
            var heard = probe.await("qloop.feedback", "qloop.feedback.feedback-registered.v1", id);
            assertThat(heard.data().path("dueAt").asText()).as(why).isEqualTo(dueAt);
        }
    }
}
