package io.qloop.gateway.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * What a page may know of who is signed in. Only for showing: what a person may do is decided by the services.
 *
 * @param signedIn whether there is a session
 * @param name login
 * @param roles realm roles
 * @param functions functions that the person works for
 * @param customerId set for people of a customer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SignedIn(boolean signedIn, String name, List<String> roles, List<String> functions, String customerId) {
    static final SignedIn NOBODY = new SignedIn(false, null, null, null, null);

    /** Reads a token that came from the sign-in server over the gateway's own connection, hence without checking it again. */
    static SignedIn of(String accessToken) {
        var parts = accessToken.split("\\.");
        if (parts.length != 3) {
            return new SignedIn(true, null, List.of(), List.of(), null);
        }
        var claims = new JsonObject(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        return new SignedIn(
                true,
                claims.getString("preferred_username"),
                strings(claims.getJsonObject("realm_access", new JsonObject()).getJsonArray("roles")),
                strings(claims.getJsonArray("functions")),
                claims.getString("customer_id"));
    }

    private static List<String> strings(JsonArray values) {
        return values == null ? List.of() : values.stream().map(String::valueOf).toList();
    }
}
