package io.qloop.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompanyTest {

    private final Company company = Company.demo();

    @Test
    void hasTwelveCustomersTwentyProductsAndSixtyDeliveriesFromTwoSites() {
        assertThat(distinct(company.customers(), row -> row.path("customerId").asText()))
                .hasSize(12);
        assertThat(distinct(company.products(), row -> row.path("productId").asText()))
                .hasSize(20);
        assertThat(distinct(
                        company.deliveries(), row -> row.path("deliveryNote").asText()))
                .hasSize(60);
        assertThat(company.deliveries())
                .extracting(row -> row.path("site").asText())
                .containsOnly("suzhou", "tongling");
    }

    @Test
    void speaksTheLanguageOfTheContracts() throws IOException {
        assertThat(faults("erp.customer-changed.v1", company.customers())).isEmpty();
        assertThat(faults("erp.product-changed.v1", company.products())).isEmpty();
        assertThat(faults("erp.goods-delivered.v1", company.deliveries())).isEmpty();
    }

    @Test
    void deliversKnownProductsToKnownCustomersAndEveryLotOnce() {
        var lines = company.deliveries().stream()
                .flatMap(delivery -> stream(delivery.path("lines")))
                .toList();

        assertThat(distinct(company.customers(), row -> row.path("customerId").asText()))
                .containsAll(distinct(
                        company.deliveries(), row -> row.path("customerId").asText()));
        assertThat(distinct(company.products(), row -> row.path("productId").asText()))
                .containsAll(distinct(lines, row -> row.path("productId").asText()));
        assertThat(distinct(lines, row -> row.path("lot").asText())).hasSameSizeAs(lines);
    }

    @Test
    void deliveredTheLotOfTheStoryToTheCustomerOfTheStory() {
        var delivery = company.deliveries().stream()
                .filter(row -> row.path("deliveryNote").asText().equals("DN-88121"))
                .findFirst()
                .orElseThrow();
        var customer = company.customers().stream()
                .filter(row -> row.path("customerId").asText().equals("C-1007"))
                .findFirst()
                .orElseThrow();

        assertThat(delivery.path("customerId").asText()).isEqualTo("C-1007");
        assertThat(delivery.at("/lines/0/productId").asText()).isEqualTo("P-200");
        assertThat(delivery.at("/lines/0/lot").asText()).isEqualTo("L20261101-03");
        assertThat(customer.at("/contacts/0/mail").asText()).isEqualTo("acme@qloop.local");
    }

    @Test
    void hasAHeadForEveryFunction() {
        assertThat(distinct(company.functions(), row -> row.path("function").asText()))
                .containsExactlyInAnyOrder(
                        "sales",
                        "quality",
                        "technology",
                        "production",
                        "logistics",
                        "purchasing",
                        "after-sales",
                        "general-management");
        assertThat(company.functions()).allSatisfy(row -> {
            assertThat(row.at("/head/mail").asText()).endsWith("@qloop.local");
            assertThat(row.at("/department/zh").asText()).isNotBlank();
            assertThat(row.at("/department/en").asText()).isNotBlank();
        });
    }

    @Test
    void tellsTheStoryInBothLanguages() {
        var control = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        var english = ResourceBundle.getBundle("demo.story", Locale.ROOT, control);
        var chinese = ResourceBundle.getBundle("demo.story", Locale.CHINESE, control);

        assertThat(chinese.getLocale()).isEqualTo(Locale.CHINESE);
        assertThat(english.keySet())
                .allSatisfy(key -> assertThat(chinese.getString(key)).isNotEqualTo(english.getString(key)));
    }

    private static List<String> faults(String type, List<? extends JsonNode> rows) throws IOException {
        var file = Path.of(System.getProperty("qloop.root"), "contracts/schemas", type + ".json");
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(file));
        var faults = new ArrayList<String>();
        rows.forEach(row -> schema.validate(row).forEach(fault -> faults.add(row + ": " + fault)));
        return faults;
    }

    private static HashSet<String> distinct(List<? extends JsonNode> rows, Function<JsonNode, String> key) {
        var values = new HashSet<String>();
        rows.forEach(row -> values.add(key.apply(row)));
        return values;
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        var rows = new ArrayList<JsonNode>();
        array.forEach(rows::add);
        return rows.stream();
    }
}
