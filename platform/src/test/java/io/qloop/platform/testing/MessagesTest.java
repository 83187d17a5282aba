package io.qloop.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every text exists in English and in Chinese, with the same places, and every refusal in the module's sources has its
 * texts. A module extends it.
 */
public abstract class MessagesTest {

    /** Refusal.conflict("code"), Fault.of(409, "code"); the code may stand on the next line. */
    private static final Pattern CODE =
            Pattern.compile("(?:Refusal\\s*\\.\\s*\\w+\\(|Fault\\s*\\.\\s*of\\(\\s*\\d+\\s*,)\\s*\"([a-z0-9-]+)\"");

    private static final Pattern HIDDEN_CASE =
            Pattern.compile("requireOwnCustomer\\([^;]*?,\\s*\"([a-z0-9-]+)\"\\s*\\)");
    private static final Pattern RULE = Pattern.compile("message\\s*=\\s*\"(rule\\.[a-z0-9-]+)\"");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)}");

    @Test
    void everyTextExistsInBothLanguages() throws IOException {
        for (var bundle : bundles()) {
            assertThat(texts(bundle + "_zh").keySet())
                    .as(bundle)
                    .isEqualTo(texts(bundle).keySet());
        }
    }

    @Test
    void bothLanguagesFillTheSamePlaces() throws IOException {
        for (var bundle : bundles()) {
            var chinese = texts(bundle + "_zh");
            for (var text : texts(bundle).entrySet()) {
                assertThat(places(chinese.getOrDefault(text.getKey(), "")))
                        .as(text.getKey())
                        .isEqualTo(places(text.getValue()));
            }
        }
    }

    @Test
    void everyTextIsAPatternWithoutLoneApostrophes() throws IOException {
        for (var bundle : bundles()) {
            for (var language : List.of("", "_zh")) {
                for (var text : texts(bundle + language).entrySet()) {
                    assertThat(text.getValue().replace("''", ""))
                            .as(text.getKey())
                            .doesNotContain("'");
                    assertThat(new MessageFormat(text.getValue()))
                            .as(text.getKey())
                            .isNotNull();
                }
            }
        }
    }

    @Test
    void everyProblemHasTitleAndDetail() throws IOException {
        for (var bundle : bundles()) {
            var keys = texts(bundle).keySet();
            assertThat(keys).filteredOn(k -> k.startsWith("problem.")).allSatisfy(k -> assertThat(keys)
                    .contains(k.replaceFirst("\\.\\w+$", ".title"), k.replaceFirst("\\.\\w+$", ".detail")));
        }
    }

    @Test
    void everyRefusalInTheSourcesHasItsTexts() throws IOException {
        var known = new TreeSet<String>(texts("messages/platform").keySet());
        known.addAll(texts("messages/service").keySet());

        assertThat(known).containsAll(keysInSources());
    }

    private static Set<String> keysInSources() throws IOException {
        var keys = new TreeSet<String>();
        for (var source : sources()) {
            var java = Files.readString(source);
            all(CODE, java).forEach(code -> keys.add("problem." + code + ".title"));
            all(HIDDEN_CASE, java).forEach(what -> keys.add("problem." + what + "-not-found.title"));
            keys.addAll(all(RULE, java));
        }
        return keys;
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(f -> f.toString().endsWith(".java")).toList();
        }
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(m -> m.group(1)).toList();
    }

    private static Set<String> places(String pattern) {
        return PLACE.matcher(pattern).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The bundles of this module. */
    private static List<String> bundles() {
        var bundles = Stream.of("messages/platform", "messages/service")
                .filter(b -> Files.exists(Path.of("src/main/resources", b + ".properties")))
                .toList();
        assertThat(bundles).isNotEmpty();
        return bundles;
    }

    private static Map<String, String> texts(String resource) throws IOException {
        var texts = new TreeMap<String, String>();
        try (var stream = MessagesTest.class.getClassLoader().getResourceAsStream(resource + ".properties")) {
            if (stream != null) {
                var properties = new Properties();
                properties.load(new StringReader(new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
                properties.forEach((key, value) -> texts.put((String) key, (String) value));
            }
        }
        return texts;
    }
}
