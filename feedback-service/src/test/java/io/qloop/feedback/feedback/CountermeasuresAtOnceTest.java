package io.qloop.feedback.feedback;

import static io.qloop.feedback.feedback.CountermeasureRequests.accepted;
import static io.qloop.feedback.feedback.CountermeasureRequests.completed;
import static io.qloop.feedback.feedback.CountermeasureRequests.record;
import static io.qloop.feedback.feedback.FeedbackRequests.PROCEEDINGS;
import static io.qloop.feedback.feedback.FeedbackRequests.act;
import static io.qloop.feedback.feedback.FeedbackRequests.as;
import static io.qloop.feedback.feedback.FeedbackRequests.enter;
import static io.qloop.feedback.feedback.FeedbackRequests.quality;
import static io.qloop.feedback.feedback.FeedbackRequests.registered;
import static io.qloop.feedback.feedback.FeedbackRequests.sales;
import static io.qloop.feedback.feedback.FeedbackRequests.technology;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.testing.ServiceTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two at the same moment: everybody is stopped at the end of the work, where its trail is written, until the other is there. */
@ServiceTest
class CountermeasuresAtOnceTest {

    @Inject
    CustomerFixture customers;

    @Inject
    DataSource dataSource;

    private final ExecutorService people = Executors.newFixedThreadPool(2);
    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void masterData() {
        customers.known(ours, Language.ZH);
    }

    @AfterEach
    void close() {
        people.close();
    }

    @Test
    void tellsTheFormWhenTheLastTwoDepartmentsFinishAtTheSameMoment() throws Exception {
        var id = registered(ours);
        enter(id, Map.of("copyTo", "quality, technical"));
        var exchange = accepted(quality(), id, "quality", "更换线盘");
        var tension = accepted(technology(), id, "technology", "调整张力");

        try (var gate = dataSource.getConnection()) {
            closeTheTrail(gate);
            var one = people.submit(() -> completed(quality(), id, exchange));
            var other = people.submit(() -> completed(technology(), id, tension));
            awaitWaiting(2);
            gate.rollback();
            one.get();
            other.get();
        }

        as(sales())
                .get(PROCEEDINGS + id)
                .then()
                .body("facts.find { it.code == 'countermeasures-completed' }.holds", is(true));
    }

    @Test
    void doesNotRecordOneForAFeedbackThatIsJustBeingWithdrawn() throws Exception {
        var id = registered(ours);

        try (var gate = dataSource.getConnection()) {
            closeTheTrail(gate);
            var withdrawn = people.submit(() -> act(sales(), id, "withdrawal", Map.of("reason", "误登记")));
            awaitWaiting(1);
            var recorded = people.submit(() -> record(quality(), id, "quality", "更换线盘"));
            awaitWaiting(2);
            gate.rollback();
            withdrawn.get().statusCode(200);
            recorded.get().then().statusCode(409).body("type", is("/problems/feedback-not-open"));
        }
    }

    private static void closeTheTrail(Connection gate) throws SQLException {
        gate.setAutoCommit(false);
        try (var lock = gate.createStatement()) {
            lock.execute("lock table audit_entry in share mode");
        }
    }

    private void awaitWaiting(int people) {
        await().atMost(Duration.ofMinutes(1)).until(() -> waiting() >= people);
    }

    private int waiting() throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("""
                        select count(*) from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'""");
                var row = select.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }
}
