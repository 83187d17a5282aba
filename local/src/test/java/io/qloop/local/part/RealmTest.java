package io.qloop.local.part;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qloop.local.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealmTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    @Test
    void hasNoSecretAndNoPersonInTheRealmOfEveryDeployment() throws IOException {
        var realm = JSON.readTree(Home.at(directory)
                .product()
                .resolve("keycloak/qloop-realm.json")
                .toFile());

        assertThat(realm.findValues("credentials")).isEmpty();
        assertThat(realm.findValuesAsText("secret")).allMatch(secret -> secret.matches("\\$\\{QLOOP_[A-Z_]+}"));
        assertThat(realm.path("users")).allMatch(user -> user.has("serviceAccountClientId"));
        assertThat(realm.path("clients"))
                .noneMatch(client -> client.path("directAccessGrantsEnabled").asBoolean());
    }

    @Test
    void hasTheDemoUsersOnlyLocally() throws IOException {
        var users = stream(local().path("users"))
                .filter(user -> user.has("credentials"))
                .collect(Collectors.toMap(
                        user -> user.path("username").asText(),
                        user -> user.path("realmRoles").path(0).asText()
                                + user.path("attributes")
                                        .path("functions")
                                        .path(0)
                                        .asText("")));

        assertThat(users)
                .isEqualTo(Map.of(
                        "wang.qc", "staffquality",
                        "zhao.production", "function-headproduction",
                        "li.quality", "function-headquality",
                        "chen.sales", "staffsales",
                        "sun.sales", "function-headsales",
                        "gm", "general-managergeneral-management",
                        "acme", "customer",
                        "audit", "auditor",
                        "admin", "admin"));
    }

    @Test
    void fillsInWhatTheRealmLeavesToTheEnvironment() throws IOException {
        var text = Realm.local(
                Home.at(directory),
                Map.of(
                        "QLOOP_ERP_SECRET", "one",
                        "QLOOP_GATEWAY_SECRET", "two",
                        "QLOOP_NOTIFICATION_SECRET", "three",
                        "QLOOP_PUBLIC_URL", "http://localhost:9080"));

        assertThat(text).doesNotContain("${QLOOP_").contains("http://localhost:9080/*");
    }

    @Test
    void joinsListsAndWhatIsTheSameClient() throws IOException {
        var first = (ObjectNode) JSON.readTree("""
                {"name": "a", "clients": [{"clientId": "x", "uris": ["1"]}, {"clientId": "y"}]}""");
        var second = (ObjectNode) JSON.readTree("""
                {"name": "b", "clients": [{"clientId": "x", "uris": ["2"]}, {"clientId": "z"}]}""");

        var merged = Realm.merge(first, second);

        assertThat(merged).isEqualTo(JSON.readTree("""
                {"name": "b", "clients": [{"clientId": "x", "uris": ["1", "2"]}, {"clientId": "y"}, {"clientId": "z"}]}"""));
    }

    private JsonNode local() throws IOException {
        return JSON.readTree(Realm.local(Home.at(directory)));
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
