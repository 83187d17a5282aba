package io.qloop.platform.identity;

import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * What a verified token says about whoever sent it.
 *
 * @param client the program that asked for the token; empty text where the token does not say
 */
record Caller(String subject, Set<String> functions, Optional<String> customerId, String client) {

    /** The name under which it is kept with the identity. */
    static final String ATTRIBUTE = "qloop.caller";

    static Caller of(JsonWebToken token) {
        return new Caller(
                token.getSubject(),
                strings(token.getClaim("functions")),
                text(token, "customer_id"),
                text(token, "azp").or(() -> text(token, "client_id")).orElse(""));
    }

    private static Optional<String> text(JsonWebToken token, String claim) {
        return Optional.ofNullable(token.<Object>getClaim(claim))
                .map(v -> v instanceof JsonString s ? s.getString() : v.toString())
                .filter(v -> !v.isBlank());
    }

    private static Set<String> strings(Object claim) {
        return switch (claim) {
            case null -> Set.of();
            case JsonArray array ->
                array.getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .collect(Collectors.toUnmodifiableSet());
            case Collection<?> values -> values.stream().map(Object::toString).collect(Collectors.toUnmodifiableSet());
            default -> Set.of(claim.toString());
        };
    }
}
