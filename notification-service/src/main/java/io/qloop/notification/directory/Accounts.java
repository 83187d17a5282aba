package io.qloop.notification.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.problem.Refusal;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The accounts of our people in Keycloak, by its admin REST API with the service account of a client. Accounts of customers
 * are left where they are.
 */
@ApplicationScoped
class Accounts {

    private static final int PAGE = 200;

    private final KeycloakSettings settings;
    private final ObjectMapper json;
    private final HttpClient http;

    Accounts(KeycloakSettings settings, ObjectMapper json) {
        this.settings = settings;
        this.json = json;
        this.http = HttpClient.newBuilder()
                .connectTimeout(settings.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @PreDestroy
    void close() {
        http.close();
    }

    boolean areConfigured() {
        return secret().isPresent();
    }

    private Optional<String> secret() {
        return settings.secret().filter(secret -> !secret.isBlank());
    }

    /**
     * All accounts of our people.
     *
     * @param known ids of accounts; whichever of them stands on none of Keycloak's pages is asked for by itself, as pages
     *     shift while accounts are removed
     * @throws Refusal when Keycloak is not configured, cannot be asked, or shows nobody
     */
    List<Person.Account> all(Set<String> known) {
        return asked(token -> {
            var users = new LinkedHashMap<String, JsonNode>();
            JsonNode page;
            var first = 0;
            do {
                page = get(token, "/users?briefRepresentation=false&first=" + first + "&max=" + PAGE)
                        .orElseThrow(() -> away("it knows no such realm"));
                page.forEach(user -> users.put(user.path("id").asText(), user));
                first += page.size();
            } while (page.size() == PAGE);
            if (users.isEmpty()) {
                // What an account without the right gets; nobody has a company without people.
                throw away("it shows nobody");
            }
            for (var id : known) {
                if (!users.containsKey(id)) {
                    get(token, "/users/" + id).ifPresent(user -> users.put(id, user));
                }
            }
            return users.values().stream()
                    .flatMap(user -> account(user).stream())
                    .toList();
        });
    }

    /**
     * When somebody last changed a user there, by Keycloak's own clock.
     *
     * @throws Refusal as for all of them
     */
    OptionalLong lastChange() {
        return asked(token -> get(token, "/admin-events?resourceTypes=USER&max=1").stream()
                .flatMapToLong(events -> events.findValues("time").stream().mapToLong(JsonNode::asLong))
                .findFirst());
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask(String token) throws IOException, InterruptedException;
    }

    private <T> T asked(Question<T> question) {
        var secret = secret().orElseThrow(() -> Refusal.conflict("keycloak-not-configured"));
        try {
            return question.ask(token(secret));
        } catch (IOException e) {
            throw away(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away("interrupted");
        }
    }

    private String token(String secret) throws IOException, InterruptedException {
        var body = Map.of("grant_type", "client_credentials", "client_id", settings.client(), "client_secret", secret)
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(settings.realm() + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)))
                .map(answer -> answer.path("access_token").asText())
                .orElseThrow(() -> away("it knows no such realm"));
    }

    private Optional<JsonNode> get(String token, String path) throws IOException, InterruptedException {
        var realm = settings.realm().toString().replaceFirst("/realms/([^/]+)/?$", "/admin/realms/$1");
        return send(HttpRequest.newBuilder(URI.create(realm + path))
                .header("Authorization", "Bearer " + token)
                .GET());
    }

    /** Nothing where there is no such thing. */
    private Optional<JsonNode> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.timeout(settings.timeout()).build(), BodyHandlers.ofString());
        return switch (answer.statusCode()) {
            case 200 -> Optional.of(json.readTree(answer.body()));
            case 404 -> Optional.empty();
            default -> throw away("it answers " + answer.statusCode());
        };
    }

    private static Refusal away(String why) {
        return Refusal.unavailable("keycloak-away", why);
    }

    /** Nothing where it is a customer's. */
    static Optional<Person.Account> account(JsonNode user) {
        if (user.path("attributes").hasNonNull("customerId")) {
            return Optional.empty();
        }
        var login = user.path("username").asText();
        return Optional.of(new Person.Account(
                user.path("id").asText(),
                login,
                name(user).orElse(login),
                text(user, "email"),
                Optional.ofNullable(
                                user.path("attributes").path("locale").path(0).textValue())
                        .flatMap(Accounts::language),
                user.path("enabled").asBoolean()));
    }

    /** Family name first where it is written so. */
    private static Optional<String> name(JsonNode user) {
        var given = text(user, "firstName").orElse("");
        var family = text(user, "lastName").orElse("");
        var chinese = (given + family).codePoints().allMatch(Character::isIdeographic);
        var name = chinese ? family + given : (given + " " + family).strip();
        return Optional.of(name)
                .filter(n -> !n.isEmpty())
                .map(n -> n.length() <= Person.NAME_MAX ? n : n.substring(0, Person.NAME_MAX));
    }

    private static Optional<Language> language(String locale) {
        return Stream.of(Language.values())
                .filter(language -> locale.startsWith(language.tag()))
                .findFirst();
    }

    private static Optional<String> text(JsonNode user, String field) {
        return Optional.ofNullable(user.path(field).textValue()).filter(text -> !text.isBlank());
    }
}
