package io.qloop.feedback.similar;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.feedback.similar.Likeness.Part;
import io.qloop.feedback.wording.Said;
import io.qloop.feedback.wording.Said.Kind;
import io.qloop.feedback.wording.WordFrequencies.Shares;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How many of the cases that people call alike stand among the first five, over {@code benchmarks/similar-cases.txt}. The
 * weights may be tried on its tuning part; the reported part is only measured. The comparison alone, without the index; with
 * it, among a million others, {@code benchmarks/run --only=similar} measures.
 */
class RecallTest {

    private static final int FIRST = 5;

    private record Labelled(String part, String group, Said said, Set<String> terms) {}

    private final List<Labelled> all = read();

    @Test
    @Tag("AH-04")
    void findsMostOfWhatIsAlikeAmongTheFirstFive() {
        var tuning = recall("tuning", weights());
        var reported = recall("reported", weights());
        System.out.printf("Recall@5: %.3f of the tuning part, %.3f of the reported part%n", tuning, reported);

        assertThat(all).hasSizeGreaterThanOrEqualTo(176);
        assertThat(reported).isGreaterThan(0.8);
    }

    @Test
    void isBetterThanTheWordingAlone() {
        assertThat(recall("reported", weights())).isGreaterThan(recall("reported", Map.of(Part.WORDING, 1.0)));
    }

    private double recall(String part, Map<Part, Double> weights) {
        var shares = shares();
        return all.stream()
                .filter(it -> it.part().equals(part))
                .mapToDouble(it -> recall(it, weights, shares))
                .average()
                .orElseThrow();
    }

    private double recall(Labelled asked, Map<Part, Double> weights, Shares shares) {
        var likeness = new Likeness(asked.said(), weights, settings().neighbourhood(), shares::weight);
        var alike = all.stream()
                .filter(it -> it != asked && it.group().equals(asked.group()))
                .count();
        var found = all.stream()
                .filter(it -> it != asked)
                .sorted(Comparator.comparingDouble(
                        it -> -likeness.to(it.terms()).value()))
                .limit(FIRST)
                .filter(it -> it.group().equals(asked.group()))
                .count();
        return (double) found / alike;
    }

    private static Map<Part, Double> weights() {
        return settings().similarCase();
    }

    private static SimilaritySettings settings() {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withMapping(SimilaritySettings.class)
                .build()
                .getConfigMapping(SimilaritySettings.class);
    }

    private Shares shares() {
        var counts = new HashMap<String, Double>();
        all.forEach(it -> Stream.concat(
                        it.said().words().keySet().stream(),
                        it.said().defects().stream().map(Kind.DEFECT::term))
                .forEach(term -> counts.merge(term, 1.0 / all.size(), Double::sum)));
        return new Shares(counts, 1.0 / all.size());
    }

    private static List<Labelled> read() {
        try {
            var read = new ArrayList<Labelled>();
            var heading = new String[0];
            for (var line :
                    Files.readAllLines(Path.of(System.getProperty("qloop.root"), "benchmarks/similar-cases.txt"))) {
                if (line.startsWith("## ")) {
                    heading = line.split(" ", 3);
                } else if (line.contains(" | ") && !line.startsWith("#")) {
                    var fields = line.split(" \\| ");
                    var said = new Said("", "C-1007", fields[2], fields[3], some(fields[0]), some(fields[1]));
                    read.add(new Labelled(heading[1], heading[2], said, said.terms()));
                }
            }
            return List.copyOf(read);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> some(String field) {
        return field.equals("-") ? List.of() : List.of(field);
    }
}
