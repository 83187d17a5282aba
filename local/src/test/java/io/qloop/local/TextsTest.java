package io.qloop.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Pattern GAP = Pattern.compile("\\{\\d}");
    private static final Pattern USE = Pattern.compile("\\btext\\(\\s*\"([a-z.-]+)\"\\s*[,)]");

    @Test
    void saysEverythingInBothLanguagesWithTheSameGaps() {
        var english = Texts.in(Locale.ROOT);
        var chinese = Texts.in(Locale.CHINA);

        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        assertThat(english.keySet())
                .allSatisfy(key ->
                        assertThat(gaps(chinese.getString(key))).as(key).isEqualTo(gaps(english.getString(key))));
    }

    @Test
    void hasEveryTextThatIsAskedFor() throws IOException {
        var sources = Home.at(Path.of("any")).checkout().resolve("local/src/main/java/io/qloop/local");
        try (var files = Files.walk(sources)) {
            var asked = new TreeSet<String>();
            for (var file : files.filter(f -> f.toString().endsWith(".java") && !f.startsWith(sources.resolve("demo")))
                    .toList()) {
                USE.matcher(Files.readString(file)).results().forEach(use -> asked.add(use.group(1)));
            }

            assertThat(asked).hasSizeGreaterThan(40);
            assertThat(Texts.in(Locale.ROOT).keySet()).containsAll(asked);
        }
    }

    @Test
    void fillsInPortsAsTheyAre() {
        assertThat(Texts.fill(Texts.in(Locale.CHINA), "port.taken", 15432, "postgres"))
                .startsWith("端口 15432（postgres）已被其他程序占用");
    }

    private static Set<String> gaps(String text) {
        return GAP.matcher(text).results().map(gap -> gap.group()).collect(Collectors.toSet());
    }
}
