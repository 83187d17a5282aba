package io.qloop.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qloop.local.Addresses;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Brings the demo company into a running product: master data and deliveries as events of the ERP, the directory over
 * REST as the administrator. A second time changes nothing: what the topics have a record of is not published again (a
 * newer one may lie there), events carry the same ids, and an entry of the directory that names a head stays as it is.
 */
public final class Seed {

    private static final String MASTER_DATA = "erp.master-data";
    private static final String DELIVERIES = "erp.deliveries";
    private static final Set<String> READERS_OF_MASTER_DATA =
            Set.of("returns", "complaint", "feedback", "notification");
    private static final Set<String> READERS_OF_DELIVERIES = Set.of("returns");

    private Seed() {}

    /** How much the demo company has. */
    public record Seeded(int customers, int products, int deliveries, int functions) {}

    /** Publishes, puts, and returns when the product has taken it in. */
    public static Seeded run(Addresses addresses) {
        var company = Company.demo();
        try (var bus = new Bus(addresses);
                var rest = new Rest(addresses)) {
            var known = bus.keys(MASTER_DATA);
            publish(bus, MASTER_DATA, "erp.customer-changed.v1", "customerId", company.customers(), known);
            publish(bus, MASTER_DATA, "erp.product-changed.v1", "productId", company.products(), known);
            bus.awaitTakenIn(MASTER_DATA, READERS_OF_MASTER_DATA);
            known = bus.keys(DELIVERIES);
            publish(bus, DELIVERIES, "erp.goods-delivered.v1", "deliveryNote", company.deliveries(), known);
            bus.awaitTakenIn(DELIVERIES, READERS_OF_DELIVERIES);
            company.functions().forEach(function -> enter(rest, function));
        }
        return new Seeded(
                company.customers().size(),
                company.products().size(),
                company.deliveries().size(),
                company.functions().size());
    }

    private static void publish(
            Bus bus, String topic, String type, String key, List<ObjectNode> rows, Set<String> known) {
        for (var row : rows) {
            var subject = row.path(key).asText();
            if (!known.contains(subject)) {
                bus.publish(topic, "/erp", type, id(subject, row), subject, row);
            }
        }
    }

    /** The same content is the same event, a changed one is a new event. */
    private static String id(String subject, ObjectNode data) {
        return "demo-" + subject + "-" + UUID.nameUUIDFromBytes(data.toString().getBytes(UTF_8));
    }

    private static void enter(Rest rest, ObjectNode entry) {
        var path = "/functions/" + entry.path("function").asText();
        var body = entry.deepCopy();
        body.remove("function");
        var known = rest.get("admin", path);
        if (known.status() == 404) {
            var answer = rest.put("admin", path, body);
            if (answer.status() != 200 && answer.status() != 201 && answer.status() != 204) {
                answer.expect(201);
            }
        } else if (known.expect(200).body().path("head").path("mail").asText("").isEmpty()) {
            var answer = rest.put("admin", path, known.etag(), body);
            if (answer.status() != 200 && answer.status() != 204) {
                answer.expect(200);
            }
        }
    }
}
