package io.qloop.gateway.page;

import io.qloop.gateway.i18n.Language;
import io.qloop.gateway.i18n.Texts;
import io.qloop.gateway.proxy.ProxySettings;
import io.quarkus.runtime.Startup;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What each problem type means, at the address that it is: {@code /problems/<code>}. Made at start of the texts that the
 * services and the gateway answer with, so that no refusal is without its page.
 */
@Singleton
@Startup
class ProblemPages {

    private static final String KEY = "problem.";
    private static final String TITLE = ".title";
    private static final String DETAIL = ".detail";

    /** Stands where an answer names the thing that it is about. */
    private static final Object[] ANYTHING = Collections.nCopies(10, "…").toArray();

    /** @param from who answers with it: services, {@code platform} for all of them, {@code gateway} */
    private record Type(String code, Texts texts, List<String> from) {

        String title(Language language) {
            return texts.format(KEY + code + TITLE, language, ANYTHING);
        }

        String detail(Language language) {
            return texts.has(KEY + code + DETAIL) ? texts.format(KEY + code + DETAIL, language, ANYTHING) : "";
        }

        JsonObject json() {
            return new JsonObject()
                    .put("type", "/problems/" + code)
                    .put("title", both(title(Language.EN), title(Language.ZH)))
                    .put("detail", both(detail(Language.EN), detail(Language.ZH)))
                    .put("from", new JsonArray(from));
        }

        private static JsonObject both(String english, String chinese) {
            return new JsonObject().put("en", english).put("zh", chinese);
        }
    }

    private final Map<String, Type> types = new TreeMap<>();
    private final Map<Language, Map<String, String>> pages = new EnumMap<>(Language.class);
    private final String all;

    ProblemPages(ProxySettings settings) {
        add("gateway", Texts.named("messages/gateway"));
        add("platform", Texts.named("problems/platform/platform"));
        settings.services().keySet().forEach(service -> add(service, Texts.named("problems/" + service + "/service")));

        var template = Pages.text("pages/problem.html");
        var words = Texts.named("messages/pages");
        var version = Pages.assetsVersion();
        for (var language : Language.values()) {
            var filled = new TreeMap<String, String>();
            types.forEach((code, type) -> filled.put(
                    code,
                    Pages.fill(
                            template,
                            key -> switch (key) {
                                case "problem.code" -> "/problems/" + code;
                                case "problem.title" -> type.title(language);
                                case "problem.detail" -> type.detail(language);
                                case "problem.from" -> String.join(", ", type.from());
                                default -> words.get(key, language);
                            },
                            language,
                            version)));
            pages.put(language, filled);
        }
        all = new JsonArray(types.values().stream().map(Type::json).toList()).encode();
    }

    private void add(String from, Texts texts) {
        texts.keys().stream()
                .filter(key -> key.startsWith(KEY) && key.endsWith(TITLE))
                .map(key -> key.substring(KEY.length(), key.length() - TITLE.length()))
                .forEach(code -> types.computeIfAbsent(code, _ -> new Type(code, texts, new ArrayList<>()))
                        .from()
                        .add(from));
    }

    /** Every type, as JSON. */
    String all() {
        return all;
    }

    Optional<String> page(String code, Language language) {
        return Optional.ofNullable(pages.get(language).get(code));
    }

    Optional<String> json(String code) {
        return Optional.ofNullable(types.get(code)).map(type -> type.json().encode());
    }
}
