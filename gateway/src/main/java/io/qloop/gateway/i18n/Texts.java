package io.qloop.gateway.i18n;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** Texts of one resource file in both languages. A text that is missing in one of them is a fault of the build. */
public final class Texts {
    private final String name;
    private final Map<Language, Properties> texts = new EnumMap<>(Language.class);

    private Texts(String name) {
        this.name = name;
        for (var language : Language.values()) {
            texts.put(language, load(name + language.suffix() + ".properties"));
        }
        var english = keys(Language.EN);
        var chinese = keys(Language.ZH);
        if (!english.equals(chinese)) {
            var lonely = new TreeSet<>(english);
            lonely.addAll(chinese);
            lonely.removeIf(key -> english.contains(key) && chinese.contains(key));
            throw new IllegalStateException("Texts of " + name + " stand in one language only: " + lonely);
        }
    }

    /** Loads {@code <name>.properties} (English) and {@code <name>_zh.properties} (Chinese) from the class path. */
    public static Texts named(String name) {
        return new Texts(name);
    }

    /** The text as it stands in the file. */
    public String get(String key, Language language) {
        var text = texts.get(language).getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("No text '" + key + "' in " + name);
        }
        return text;
    }

    /** The text with its places {@code {0}}, {@code {1}} … filled. */
    public String format(String key, Language language, Object... args) {
        return new MessageFormat(get(key, language), Locale.forLanguageTag(language.tag())).format(args);
    }

    public boolean has(String key) {
        return texts.get(Language.EN).containsKey(key);
    }

    public Set<String> keys() {
        return keys(Language.EN);
    }

    private Set<String> keys(Language language) {
        return texts.get(language).stringPropertyNames();
    }

    private static Properties load(String resource) {
        var properties = new Properties();
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("No resource " + resource);
            }
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
