package io.qloop.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.qloop.platform.event.CurrentEvent;
import io.qloop.platform.event.DomainEvent;
import io.qloop.platform.event.Event;
import io.qloop.platform.sample.SampleReceived;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ServiceTest
class OutboxTest {

    @Inject
    Outbox outbox;

    @Inject
    DataSource dataSource;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafkaConfig;

    @Test
    void announcesNothingOfARolledBackTransaction() {
        var mark = UUID.randomUUID().toString();
        var after = UUID.randomUUID().toString();

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.append(event(mark, mark));
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        QuarkusTransaction.requiringNew().run(() -> outbox.append(event(after, after)));

        try (var kafka = new KafkaProbe()) {
            kafka.await("qloop.returns", "qloop.returns.disposition-decided.v1", after);
            assertThat(kafka.all("qloop.returns").stream().filter(h -> mark.equals(h.key())))
                    .isEmpty();
        }
    }

    @Test
    void demandsATransaction() {
        assertThatThrownBy(() -> outbox.append(event(UUID.randomUUID().toString(), "x")))
                .hasMessageContaining("ransaction");
    }

    @Test
    @Tag("AH-10")
    void refusesAnEventThatIsNotAsDeclared() {
        var wrong = new DomainEvent("qloop.returns.disposition-decided.v1", "x", Instant.now(), Map.of("a", 1));
        var unknown = new DomainEvent("qloop.returns.never-heard-of.v1", "x", Instant.now(), Map.of("a", 1));

        for (var event : List.of(wrong, unknown)) {
            assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> outbox.append(event)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @Tag("AH-11")
    void keepsTheOrderOfEachCaseWithTwoInstancesAndManyWriters() throws Exception {
        var run = UUID.randomUUID().toString();
        var second = new OutboxRelay(dataSource, kafkaConfig, new SimpleMeterRegistry());
        second.onStart(new StartupEvent());
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var c = 0; c < 20; c++) {
                var subject = UUID.randomUUID().toString();
                writers.submit(() -> {
                    for (var n = 0; n < 30; n++) {
                        var number = n;
                        QuarkusTransaction.requiringNew().run(() -> outbox.append(event(subject, run + "#" + number)));
                        second.wake();
                    }
                });
            }
        }

        try (var kafka = new KafkaProbe()) {
            var heard = kafka.await("qloop.returns", h -> reference(h).startsWith(run), 600);
            var byCase = new HashMap<String, List<Integer>>();
            heard.forEach(h -> byCase.computeIfAbsent(h.key(), k -> new ArrayList<>())
                    .add(Integer.valueOf(reference(h).split("#")[1])));
            assertThat(byCase).hasSize(20);
            assertThat(byCase.values())
                    .allSatisfy(numbers ->
                            assertThat(numbers).hasSize(30).isSorted().doesNotHaveDuplicates());
        } finally {
            second.onStop(new ShutdownEvent());
        }
    }

    @Test
    @Tag("AH-01")
    void tellsWhatHappensUnderTheNameOfACaseAsPartOfItsLoop() {
        var first = UUID.randomUUID().toString();
        var name = "RR-" + first;
        var named = UUID.randomUUID().toString();
        var later = UUID.randomUUID().toString();
        var other = UUID.randomUUID().toString();

        within(first, () -> outbox.append(event(named, "opened"), name));
        within("RN-1", () -> {
            outbox.append(event(later, "received"), name);
            outbox.append(event(later, "requested"));
        });
        within("RN-2", () -> outbox.append(event(other, "received"), "RN-2"));
        QuarkusTransaction.requiringNew().run(() -> outbox.append(event(later, "completed")));

        try (var kafka = new KafkaProbe()) {
            assertThat(loops(kafka, named, 1)).containsExactly(first);
            assertThat(loops(kafka, later, 3)).containsExactly(first, first, first);
            assertThat(loops(kafka, other, 1)).containsExactly("RN-2");
        }
    }

    private static void within(String loop, Runnable action) {
        var cause = new Event<Void>(
                UUID.randomUUID().toString(), "/logistics", "logistics.x.v1", loop, Instant.now(), loop, null, null);
        CurrentEvent.handling(cause, () -> QuarkusTransaction.requiringNew().run(action));
    }

    private static List<String> loops(KafkaProbe kafka, String subject, int atLeast) {
        return kafka.await("qloop.returns", heard -> subject.equals(heard.key()), atLeast).stream()
                .map(heard -> (String) heard.event().getExtension("correlationid"))
                .toList();
    }

    private static String reference(KafkaProbe.Heard heard) {
        return heard.data().path("returnReference").asText();
    }

    private static DomainEvent event(String subject, String reference) {
        return SampleReceived.announcement(subject, reference, Instant.parse("2026-11-20T02:15:00Z"));
    }
}
