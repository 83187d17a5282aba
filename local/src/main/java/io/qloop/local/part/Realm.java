package io.qloop.local.part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qloop.local.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Keycloak's realm as this machine needs it: the one of every deployment, and the client and users of the demo. */
public final class Realm {

    /** The secrets that the realm names by variables; these values are for this machine only. */
    static final Map<String, String> LOCAL_SECRETS = Map.of(
            "QLOOP_ERP_SECRET", "qloop",
            "QLOOP_GATEWAY_SECRET", "qloop",
            "QLOOP_NOTIFICATION_SECRET", "qloop");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Realm() {}

    /** The realm with everything that only a local one has. */
    public static String local(Home home) throws IOException {
        return local(home, Map.of());
    }

    /** The same, with other values for some of its variables. */
    static String local(Home home, Map<String, String> variables) throws IOException {
        var directory = home.product().resolve("keycloak");
        var realm = merge(read(directory.resolve("qloop-realm.json")), read(directory.resolve("local-additions.json")));
        var text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(realm);
        for (var variable : variables.entrySet()) {
            text = text.replace("${" + variable.getKey() + "}", variable.getValue());
        }
        return text;
    }

    /** Fields of the second replace those of the first; lists are joined, and in them what is the same client. */
    static ObjectNode merge(ObjectNode first, ObjectNode second) {
        var merged = first.deepCopy();
        second.properties().forEach(field -> {
            JsonNode before = merged.get(field.getKey());
            if (before instanceof ArrayNode list && field.getValue() instanceof ArrayNode more) {
                more.forEach(item -> join(list, item));
            } else {
                merged.set(field.getKey(), field.getValue());
            }
        });
        return merged;
    }

    private static void join(ArrayNode list, JsonNode item) {
        for (int i = 0; i < list.size(); i++) {
            if (item.has("clientId") && item.get("clientId").equals(list.get(i).get("clientId"))) {
                list.set(i, merge((ObjectNode) list.get(i), (ObjectNode) item));
                return;
            }
        }
        list.add(item);
    }

    private static ObjectNode read(Path file) throws IOException {
        return (ObjectNode) JSON.readTree(file.toFile());
    }
}
