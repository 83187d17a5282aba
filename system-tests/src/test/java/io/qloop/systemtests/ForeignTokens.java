package io.qloop.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import io.qloop.systemtests.product.Json;
import io.qloop.systemtests.product.Product;
import io.qloop.systemtests.product.Rest;
import io.qloop.systemtests.product.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** Tokens that the real Keycloak has signed and that are good for something, but not for this, or not for long. */
final class ForeignTokens {

    private static final List<String> SCOPES = List.of("basic", "profile", "email", "acr", "web-origins", "qloop");

    private ForeignTokens() {}

    /** The administrator of Keycloak itself. */
    static String ofMasterRealm(Product product) {
        return token(product, "master", "admin-cli", "admin");
    }

    /** A demo user's token that ends after a few seconds. */
    static String shortLived(Product product, String user) {
        return token(product, "qloop", client(product, 5, SCOPES), user);
    }

    /** A demo user's token for some other application of the same realm. */
    static String forAnotherApplication(Product product, String user) {
        return token(product, "qloop", client(product, 300, SCOPES.subList(0, SCOPES.size() - 1)), user);
    }

    /** Registers an application in the realm, as its administrator would. */
    private static String client(Product product, int seconds, List<String> scopes) {
        var name = Work.fresh("application");
        var client = Json.object()
                .put("clientId", name)
                .put("publicClient", true)
                .put("standardFlowEnabled", false)
                .put("directAccessGrantsEnabled", true);
        client.putObject("attributes").put("access.token.lifespan", String.valueOf(seconds));
        var defaults = client.putArray("defaultClientScopes");
        scopes.forEach(defaults::add);
        client.putArray("optionalClientScopes");
        var answer = send(HttpRequest.newBuilder(keycloak(product, "/admin/realms/qloop/clients"))
                .header("Authorization", "Bearer " + ofMasterRealm(product))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(client.toString()))
                .build());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("Keycloak: " + answer.statusCode() + " " + answer.body());
        }
        return name;
    }

    private static String token(Product product, String realm, String client, String user) {
        var answer =
                send(HttpRequest.newBuilder(keycloak(product, "/realms/" + realm + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=password&client_id=" + Rest.encode(client)
                                + "&username=" + Rest.encode(user) + "&password=qloop&scope=openid"))
                        .build());
        JsonNode body = Json.tree(answer.body());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("Keycloak: " + answer.statusCode() + " " + answer.body());
        }
        return body.path("access_token").asText();
    }

    private static URI keycloak(Product product, String path) {
        return URI.create(product.addresses().keycloak() + path);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
