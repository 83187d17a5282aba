package io.qloop.gateway.page;

import io.qloop.gateway.i18n.Language;
import io.qloop.gateway.i18n.Texts;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The public pages, filled with their texts once at start: a text that is missing keeps the gateway from starting, not a reader
 * from reading. Nothing of a request ever gets into a page.
 */
@Singleton
@Startup
class Pages {
    static final List<String> NAMES = List.of("home", "api", "survey");
    private static final List<String> ASSETS = List.of("qloop.css", "home.js", "api.js", "survey.js");
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z0-9.-]+)}}");

    private final Map<Language, Map<String, String>> pages = new EnumMap<>(Language.class);

    Pages() {
        var texts = Texts.named("messages/pages");
        var version = assetsVersion();
        for (var language : Language.values()) {
            var filled = new HashMap<String, String>();
            for (var name : NAMES) {
                filled.put(
                        name,
                        fill(text("pages/" + name + ".html"), key -> texts.get(key, language), language, version));
            }
            pages.put(language, filled);
        }
    }

    String page(String name, Language language) {
        return pages.get(language).get(name);
    }

    /** @param texts what stands in the places, by their names; unescaped */
    static String fill(String page, UnaryOperator<String> texts, Language language, String version) {
        return PLACE.matcher(page)
                .replaceAll(place -> Matcher.quoteReplacement(
                        switch (place.group(1)) {
                            case "lang" -> language.tag();
                            case "version" -> version;
                            default -> escaped(texts.apply(place.group(1)));
                        }));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Part of the assets' addresses, so that browsers may keep them as long as they like. */
    static String assetsVersion() {
        var sum = new CRC32();
        for (var asset : ASSETS) {
            sum.update(text("META-INF/resources/assets/" + asset).getBytes(StandardCharsets.UTF_8));
        }
        return Long.toHexString(sum.getValue());
    }

    static String text(String resource) {
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("No resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
