package io.qloop.platform.operation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.platform.testing.ServiceTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds docs/operation.md to what a service really offers, and every figure to having a value. */
@ServiceTest
class FiguresTest {

    private static final Pattern DOCUMENTED = Pattern.compile("\\| `(qloop_\\w+)` \\| (\\w+) \\|");
    private static final Pattern OFFERED = Pattern.compile("(?m)^(qloop_\\w+)(?:\\{.*})? (\\S+)$");

    @Test
    void offersEveryFigureThatIsDocumentedForAllServicesAndNoOther() throws IOException {
        var offered = new TreeMap<String, String>();
        OFFERED.matcher(given().get("/q/metrics")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .results()
                .forEach(figure -> offered.put(figure.group(1), figure.group(2)));

        // What is counted by outcome begins with its first outcome.
        for (var counter : List.of(
                "qloop_events_consumed_total",
                "qloop_attachments_stored_total",
                "qloop_attachments_refused_total",
                "qloop_attachments_store_failures_total")) {
            offered.putIfAbsent(counter, "0");
        }
        assertThat(offered.keySet()).containsExactlyInAnyOrderElementsOf(documented());
        assertThat(offered).doesNotContainValue("NaN");
    }

    private static Set<String> documented() throws IOException {
        var names = new TreeSet<String>();
        DOCUMENTED
                .matcher(Files.readString(root().resolve("docs/operation.md")))
                .results()
                .filter(line -> line.group(2).equals("all"))
                .forEach(line -> names.add(line.group(1)));
        return names;
    }

    private static Path root() {
        var root = System.getProperty("qloop.root");
        return root != null ? Path.of(root) : Path.of("").toAbsolutePath().getParent();
    }
}
