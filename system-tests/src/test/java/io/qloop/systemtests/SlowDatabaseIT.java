package io.qloop.systemtests;

import static io.qloop.systemtests.product.Work.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.qloop.systemtests.product.Throttle;
import io.qloop.systemtests.product.Until;
import io.qloop.systemtests.product.Work;
import io.qloop.systemtests.product.World;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The database stands still half of the time while people and the warehouse work on: whoever hears "not now" asks again, and
 * in the end everything is there once.
 */
@SystemTest
class SlowDatabaseIT {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final int FEEDBACKS = 60;
    private static final int RETURNS = 100;

    private final World world;
    private final Work work;

    SlowDatabaseIT(World world) {
        this.world = world;
        this.work = world.work();
    }

    @Test
    void keepsEverythingWhileTheDatabaseHardlyAnswers() {
        var references =
                IntStream.range(0, RETURNS).mapToObj(i -> fresh("RN-SLOW")).toList();
        var feedbacks = IntStream.range(0, FEEDBACKS)
                .mapToObj(i -> Work.feedback("c", fresh("slow")))
                .collect(Collectors.toMap(_ -> UUID.randomUUID().toString(), Function.identity()));
        Map<String, String> numbers = new ConcurrentHashMap<>();

        try (var _ = new Throttle(world.product().process("postgres"))) {
            references.forEach(
                    reference -> world.bus().publish(Work.returnReceived(reference, Work.CUSTOMER, fresh("LOT"))));
            Burst.together(
                    feedbacks.entrySet(), one -> numbers.put(one.getKey(), registered(one.getKey(), one.getValue())));
        }

        // The same key again gets the same answer, now that all is well: none was made twice.
        feedbacks.forEach(
                (key, feedback) -> assertThat(registered(key, feedback)).isEqualTo(numbers.get(key)));
        assertThat(numbers.values()).hasSize(FEEDBACKS).doesNotHaveDuplicates();
        Burst.assertOneLetterEach(world.mailboxOf("li.quality"), numbers.values());
        Until.asserted("all inspections", LIMIT, () -> assertThat(
                        references.stream().map(work::inspectionsOf).toList())
                .allSatisfy(inspections -> assertThat(inspections).hasSize(1)));
        assertThat(work.openDeadLetters("returns"))
                .noneSatisfy(letter -> assertThat(letter.path("key").asText()).startsWith("RN-SLOW"));
        Until.holds("all are healthy again", LIMIT, () -> world.product().isHealthy());
    }

    /** Asks until there is a number; meanwhile nothing but "not now" is a good answer. */
    private String registered(String key, JsonNode feedback) {
        return Until.present("feedback " + key, LIMIT, () -> {
            try {
                var answer = world.as("chen.sales").post("/feedbacks", key, feedback);
                if (answer.status() == 201) {
                    return Optional.of(answer.value("number"));
                }
                if (!List.of(409, 502, 503, 504).contains(answer.status())) {
                    throw new Until.Hopeless(answer.request() + " answered " + answer.status() + ": " + answer.text());
                }
                return Optional.empty();
            } catch (UncheckedIOException noAnswer) {
                return Optional.empty();
            }
        });
    }
}
