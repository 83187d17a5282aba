package io.qloop.survey.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.platform.ids.Ids;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.survey.MovableClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class ExpireSurveysTest {
    @Inject
    SendSurvey sendSurvey;

    @Inject
    ExpireSurveys expireSurveys;

    @Inject
    Surveys surveys;

    @Inject
    MovableClock clock;

    private final String customer = "C-" + UUID.randomUUID().toString().substring(0, 8);

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void leavesOpenWhatStillHasTime() {
        send(1);
        clock.turn(Duration.ofDays(30).minusMillis(1));

        expireSurveys.handle();

        assertThat(count(SurveyStatus.SENT)).isOne();
    }

    @Test
    void expiresMoreThanOneBatchAlsoWhenSeveralInstancesLook() throws Exception {
        send(450);
        clock.turn(Duration.ofDays(30));

        try (var instances = Executors.newFixedThreadPool(4)) {
            Callable<Void> instance = () -> {
                expireSurveys.handle();
                return null;
            };
            for (var each : instances.invokeAll(
                    IntStream.range(0, 4).mapToObj(_ -> instance).toList())) {
                each.get();
            }
        }
        expireSurveys.handle();

        assertThat(count(SurveyStatus.EXPIRED)).isEqualTo(450);
        assertThat(surveys.count("customerId = ?1 and version <> 1", customer)).isZero();
    }

    private long count(SurveyStatus status) {
        return surveys.count("customerId = ?1 and status = ?2", customer, status);
    }

    private void send(int number) {
        QuarkusTransaction.requiringNew().run(() -> IntStream.range(0, number)
                .forEach(_ -> sendSurvey.handle(
                        new SendSurvey.Command(new Survey.ClosedComplaint(Ids.next(), "CP-2026-000012", customer)))));
    }
}
