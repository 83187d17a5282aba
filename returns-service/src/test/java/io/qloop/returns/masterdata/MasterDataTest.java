package io.qloop.returns.masterdata;

import static io.qloop.returns.Scenes.DELIVERIES;
import static io.qloop.returns.Scenes.MASTER_DATA;
import static io.qloop.returns.Scenes.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qloop.platform.i18n.Text;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.returns.Scenes;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@ServiceTest
class MasterDataTest {

    private static final String EVENT = """
            {"specversion": "1.0", "id": "%s", "source": "/erp", "type": "%s", "subject": "%s", "time": "%s",
             "datacontenttype": "application/json", "data": %s}""";

    private static Scenes scenes;

    @Inject
    Customers customers;

    @Inject
    Products products;

    @Inject
    Deliveries deliveries;

    @BeforeAll
    static void setTheScene() {
        scenes = new Scenes();
    }

    @AfterAll
    static void tidyUp() {
        scenes.close();
    }

    @Test
    void keepsTheNewestNameOfACustomerWhateverComesLast() {
        var id = unique("C");

        customerChanged(id, "2026-03-01T00:00:00Z", "Second");
        customerChanged(id, "2026-01-01T00:00:00Z", "First");
        customerChanged(id, "2026-05-01T00:00:00Z", "Third");
        customerChanged(id, "2026-04-01T00:00:00Z", "Late");

        awaitAnotherCustomer(id);
        assertThat(inTransaction(() -> customers.find(id).orElseThrow().name())).isEqualTo(new Text("Third", "第三"));
    }

    @Test
    void keepsTheNewestNameOfAProductWhateverComesLast() {
        var id = unique("P");

        productChanged(id, "2026-03-01T00:00:00Z", "Newer");
        productChanged(id, "2026-01-01T00:00:00Z", "Older");

        productChanged(id + "x", "2026-03-01T00:00:00Z", "Other");
        await().until(() -> inTransaction(() -> products.find(id + "x").isPresent()));
        await().untilAsserted(() -> assertThat(inTransaction(
                        () -> products.find(id).orElseThrow().name().en()))
                .isEqualTo("Newer"));
    }

    @Test
    void keepsTheNewestLinesOfADeliveryWhateverComesLast() {
        var note = unique("DN");

        goodsDelivered(note, "2026-03-01T00:00:00Z", "L-NEW");
        goodsDelivered(note, "2026-01-01T00:00:00Z", "L-OLD");

        await().untilAsserted(() -> assertThat(inTransaction(() -> deliveries.brought(note, "C-1", "P-1", "L-NEW")))
                .isTrue());
        assertThat(inTransaction(() -> deliveries.brought(note, "C-1", "P-1", "L-OLD")))
                .isFalse();
        assertThat(inTransaction(() -> deliveries.brought(note, "C-2", "P-1", "L-NEW")))
                .isFalse();
    }

    /** Events of one customer keep their order, and a later one of the same key tells that the earlier ones are done. */
    private void awaitAnotherCustomer(String id) {
        await().until(() -> inTransaction(() -> customers.find(id).isPresent()));
        await().untilAsserted(() -> assertThat(inTransaction(
                        () -> customers.find(id).orElseThrow().name().en()))
                .isEqualTo("Third"));
    }

    private static void customerChanged(String id, String time, String name) {
        scenes.kafka.sendStructured(
                MASTER_DATA,
                EVENT.formatted(unique("e"), "erp.customer-changed.v1", id, time, """
                        {"customerId": "%s", "name": {"en": "%s", "zh": "第三"}, "language": "zh", "active": true,
                         "contacts": []}""".formatted(id, name)));
    }

    private static void productChanged(String id, String time, String name) {
        scenes.kafka.sendStructured(
                MASTER_DATA, EVENT.formatted(unique("e"), "erp.product-changed.v1", id, time, """
                        {"productId": "%s", "name": {"en": "%s", "zh": "线"}, "unit": "kg", "active": true}""".formatted(id, name)));
    }

    private static void goodsDelivered(String note, String time, String lot) {
        scenes.kafka.sendStructured(
                DELIVERIES,
                EVENT.formatted(unique("e"), "erp.goods-delivered.v1", note, time, """
                        {"deliveryNote": "%s", "customerId": "C-1", "site": "suzhou",
                         "promisedAt": "2026-11-06T09:30:00Z", "deliveredAt": "2026-11-06T07:12:00Z",
                         "lines": [{"line": 1, "productId": "P-1", "lot": "%s", "quantity": 1, "unit": "kg"}]}""".formatted(note, lot)));
    }

    private static <T> T inTransaction(Supplier<T> question) {
        return QuarkusTransaction.requiringNew().call(question::get);
    }
}
