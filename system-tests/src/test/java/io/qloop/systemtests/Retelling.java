package io.qloop.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qloop.systemtests.product.CloudEvent;
import io.qloop.systemtests.product.Contracts;
import io.qloop.systemtests.product.Work;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The published examples, told anew as if they had happened to somebody else: with that customer's id, ids and numbers of
 * their own, and a word in every free text by which the text is known again wherever it turns up.
 */
final class Retelling {

    /** Master data that the product knows; everything else in an example is renamed. */
    private static final Set<String> KEPT =
            Set.of("site", "unit", "class", "code", "milestone", "procedure", "stage", "department", "zone");

    private static final Pattern NUMBER = Pattern.compile("\\b[A-Z]{2}-\\d{4}-\\d{6}\\b");

    private static final Set<String> NAMES = Set.of("lot", "returnReference", "deliveryNote");

    private final String customer;
    private final String mark;
    private final String word;
    private final String mail;
    private final Map<String, String> cases;

    /**
     * @param mark  in every id, number and reference
     * @param word  in every free text
     * @param cases the customer's own cases by service, for events that name no customer
     */
    Retelling(String customer, String mark, String word, String mail, Map<String, String> cases) {
        this.customer = customer;
        this.mark = mark;
        this.word = word;
        this.mail = mail;
        this.cases = cases;
    }

    CloudEvent of(String topic, String type, JsonNode example) {
        var data = (ObjectNode) example.path("data").deepCopy();
        var subject = example.path("subject").asText();
        var subjectField = data.properties().stream()
                .filter(field -> field.getValue().asText().equals(subject))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        // Without a customer of its own it is a case's event: one of a case that this customer has.
        var own = data.has("customerId") ? null : cases.get(type.split("\\.")[1]);
        var renamed = new HashMap<String, String>();
        if (own != null) {
            renamed.put(subject, own);
        }
        retell(data, Contracts.schema(type), renamed);
        return CloudEvent.of(topic, type, data.path(subjectField).asText(), data);
    }

    private void retell(JsonNode node, JsonNode schema, Map<String, String> renamed) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                var rule = schema.path("properties").path(field.getKey());
                if (field.getValue().isTextual()) {
                    object.put(
                            field.getKey(),
                            text(field.getKey(), field.getValue().asText(), rule, renamed));
                } else {
                    retell(field.getValue(), rule, renamed);
                }
            });
        } else if (node instanceof ArrayNode array) {
            array.forEach(item -> retell(item, schema.path("items"), renamed));
        }
    }

    private String text(String field, String value, JsonNode rule, Map<String, String> renamed) {
        if (field.equals("customerId")) {
            return customer;
        }
        if (field.equals("mail")) {
            return mail;
        }
        if (field.equals("productId")) {
            return Work.PRODUCT;
        }
        if (value.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            return renamed.computeIfAbsent(value, _ -> UUID.randomUUID().toString());
        }
        if (field.equals("token")) {
            return renamed.computeIfAbsent(
                    value, _ -> mark + UUID.randomUUID().toString().replace("-", ""));
        }
        if (NAMES.contains(field) || field.equals("number") || field.endsWith("Number")) {
            return renamed.computeIfAbsent(
                    value, _ -> Work.fresh("LEAK-" + mark).toUpperCase());
        }
        // A number in a text is no longer that of a case which another test may count the mails of.
        return isFree(rule) && !KEPT.contains(field)
                ? NUMBER.matcher(value).replaceAll("LEAK-" + mark) + " " + word
                : value;
    }

    private static boolean isFree(JsonNode rule) {
        return !rule.has("enum") && !rule.has("const") && !rule.has("format") && !rule.has("pattern");
    }
}
