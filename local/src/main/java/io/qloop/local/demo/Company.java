package io.qloop.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The demo company as its ERP knows it.
 *
 * @param customers  data of {@code erp.customer-changed.v1}
 * @param products   data of {@code erp.product-changed.v1}
 * @param deliveries data of {@code erp.goods-delivered.v1}
 * @param functions  entries of the directory, each with its code in {@code function}
 */
record Company(
        List<ObjectNode> customers,
        List<ObjectNode> products,
        List<ObjectNode> deliveries,
        List<ObjectNode> functions) {

    static final ObjectMapper JSON = new ObjectMapper();

    static Company demo() {
        return new Company(
                read("customers.json"), read("products.json"), read("deliveries.json"), read("functions.json"));
    }

    private static List<ObjectNode> read(String name) {
        try (var in = Company.class.getResourceAsStream("/demo/" + name)) {
            var rows = new ArrayList<ObjectNode>();
            for (JsonNode row : JSON.readTree(in)) {
                rows.add((ObjectNode) row);
            }
            return List.copyOf(rows);
        } catch (IOException e) {
            throw new UncheckedIOException("The data of the demo company cannot be read: " + name, e);
        }
    }
}
