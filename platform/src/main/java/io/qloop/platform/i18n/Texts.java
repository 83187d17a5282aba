package io.qloop.platform.i18n;

import io.qloop.platform.json.EnumNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The texts shown to people: {@code messages/platform.properties} of the platform, {@code messages/service.properties} of
 * the service, each with its Chinese sister {@code _zh}; UTF-8, patterns of {@link MessageFormat}. A service's text wins
 * over the platform's.
 */
@ApplicationScoped
public class Texts {

    private static final List<String> BUNDLES = List.of("messages/platform", "messages/service");

    private final Map<Language, Map<String, String>> patterns = new EnumMap<>(Language.class);

    public Texts() {
        for (var language : Language.values()) {
            var all = new HashMap<String, String>();
            for (var bundle : BUNDLES) {
                load(bundle + (language == Language.EN ? "" : "_" + language.tag()) + ".properties", all);
            }
            patterns.put(language, Map.copyOf(all));
        }
    }

    /**
     * The text with its places filled; numbers without grouping, enum constants by their outside names, a {@link Text}
     * in the language of the whole.
     */
    public Optional<String> find(String key, Language language, Object... args) {
        return Optional.ofNullable(patterns.get(language).get(key))
                .map(pattern -> new MessageFormat(pattern, language.locale()).format(shown(args, language)));
    }

    /** The text, or its key where the text is missing; {@code MessagesTest} keeps that from happening. */
    public String get(String key, Language language, Object... args) {
        return find(key, language, args).orElse(key);
    }

    /** The text in both languages, for data that is bilingual itself. */
    public Text both(String key, Object... args) {
        return new Text(get(key, Language.EN, args), get(key, Language.ZH, args));
    }

    private static Object[] shown(Object[] args, Language language) {
        var shown = new Object[args.length];
        for (int i = 0; i < args.length; i++) {
            shown[i] = switch (args[i]) {
                case Enum<?> constant -> EnumNames.of(constant);
                case Text text -> text.in(language);
                case null, default -> String.valueOf(args[i]);
            };
        }
        return shown;
    }

    private static void load(String resource, Map<String, String> into) {
        try (var stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (stream == null) {
                return;
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            properties.forEach((key, value) -> into.put((String) key, (String) value));
        } catch (IOException e) {
            throw new UncheckedIOException("The texts " + resource + " cannot be read", e);
        }
    }
}
