package io.qloop.feedback.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qloop.platform.event.Event;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.testing.Contracts;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class CustomerChangedHandlerTest {
    private static final String TYPE = "erp.customer-changed.v1";
    private static final Instant TIME = Instant.parse("2026-10-01T01:00:00Z");

    @Inject
    CustomerChangedHandler handler;

    @Inject
    Customers customers;

    @Test
    void knowsEveryCustomerOfTheContractsHoweverOftenItIsTold() {
        try (var probe = new KafkaProbe()) {
            for (var time = 0; time < 2; time++) {
                Contracts.examples(TYPE).forEach(it -> probe.sendStructured("erp.master-data", it));
            }
        }

        await().pollInSameThread().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(customers.languageOf("C-1007")).contains(Language.ZH);
            assertThat(customers.languageOf("C-1004")).contains(Language.EN);
            assertThat(customers.languageOf("C-1012")).contains(Language.EN);
        });
        assertThat(customers.count("id", "C-1007")).isOne();
    }

    @Test
    void keepsTheNewestWhateverTheOrder() {
        var id = "C-" + UUID.randomUUID().toString().substring(0, 8);

        handle(id, Language.ZH, TIME);
        handle(id, Language.EN, TIME.plusSeconds(1));
        handle(id, Language.ZH, TIME.plusMillis(999));

        assertThat(customers.languageOf(id)).contains(Language.EN);
    }

    @Test
    void takesTheLaterWordOfTheSameMoment() {
        var id = "C-" + UUID.randomUUID().toString().substring(0, 8);

        handle(id, Language.ZH, TIME);
        handle(id, Language.EN, TIME);

        assertThat(customers.languageOf(id)).contains(Language.EN);
    }

    private void handle(String id, Language language, Instant time) {
        var data = new CustomerChanged(id, new Text("Acme", "艾克米"), language, true, List.of());
        QuarkusTransaction.requiringNew()
                .run(() -> handler.handle(
                        new Event<>(UUID.randomUUID().toString(), "/erp", TYPE, id, time, id, null, data)));
    }
}
