package io.qloop.feedback.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qloop.platform.event.Event;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.testing.Contracts;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class ProductChangedHandlerTest {
    private static final String TYPE = "erp.product-changed.v1";
    private static final Instant TIME = Instant.parse("2026-10-01T01:00:00Z");

    @Inject
    ProductChangedHandler handler;

    @Inject
    Products products;

    @Test
    void knowsEveryProductOfTheContractsHoweverOftenItIsTold() {
        try (var probe = new KafkaProbe()) {
            for (var time = 0; time < 2; time++) {
                Contracts.examples(TYPE).forEach(it -> probe.sendStructured("erp.master-data", it));
            }
        }

        await().pollInSameThread().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(products.known(Set.of("P-200", "P-104"))).hasSize(2);
        });
        assertThat(products.count("id", "P-104")).isOne();
    }

    @Test
    void keepsTheNewestWhateverTheOrder() {
        var id = "P-" + UUID.randomUUID().toString().substring(0, 8);

        handle(id, "old", TIME);
        handle(id, "new", TIME.plusSeconds(1));
        handle(id, "late", TIME.minusSeconds(1));

        assertThat(products.count("id = ?1 and nameEn = ?2", id, "new")).isOne();
    }

    private void handle(String id, String name, Instant time) {
        var data = new ProductChanged(id, new Text(name, "漆包线"), true);
        QuarkusTransaction.requiringNew()
                .run(() -> handler.handle(
                        new Event<>(UUID.randomUUID().toString(), "/erp", TYPE, id, time, id, null, data)));
    }
}
