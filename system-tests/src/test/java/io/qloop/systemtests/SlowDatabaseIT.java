package io.qloop.systemtests;

import static io.qloop.systemtests.product.Work.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.systemtests.product.Answer;
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
        var keys = IntStream.range(0, FEEDBACKS)
                .mapToObj(i -> UUID.randomUUID().toString())
                .toList();
        Map<String, String> numbers = new ConcurrentHashMap<>();

        try (var _ = new Throttle(world.product().process("postgres"))) {
            references.forEach(
                    reference -> world.bus().publish(Work.returnReceived(reference, Work.CUSTOMER, fresh("LOT"))));
            Burst.together(keys, key -> numbers.put(key, registered(key).value("number")));
        }

        // The same key again gets the same answer, now that all is well: none was made twice.
        assertThat(keys)
                .allSatisfy(key -> assertThat(registered(key).value("number")).isEqualTo(numbers.get(key)));
        assertThat(numbers.values()).hasSize(FEEDBACKS).doesNotHaveDuplicates();
        Burst.assertOneLetterEach(world.mailboxOf("li.quality"), numbers.values());
        Until.asserted("all inspections", LIMIT, () -> assertThat(
                        references.stream().map(work::inspectionsOf).toList())
                .allSatisfy(inspections -> assertThat(inspections).hasSize(1)));
        assertThat(work.openDeadLetters("returns"))
                .noneSatisfy(letter -> assertThat(letter.path("key").asText()).startsWith("RN-SLOW"));
        Until.holds("all are healthy again", LIMIT, () -> world.product().isHealthy());
    }

    /** Asks until it is answered; meanwhile nothing but "not now" is a good answer. */
    private Answer registered(String key) {
        return Until.present("feedback " + key, LIMIT, () -> {
            try {
                var answer = world.as("chen.sales").post("/feedbacks", key, Work.feedback("c", "slow " + key));
                if (answer.status() == 201) {
                    return Optional.of(answer);
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
