package io.qloop.platform.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.transaction.BeforeCommit;
import io.qloop.platform.transaction.OneAtATime;
import io.qloop.platform.transaction.Statements;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ServiceTest
class NumbersTest {

    /** As many as the pool has. */
    private static final int CONNECTIONS =
            ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.max-size", Integer.class);

    @Inject
    Numbers numbers;

    @Inject
    CancelledNumbers cancelled;

    @Inject
    DataSource dataSource;

    @Inject
    Statements statements;

    @Inject
    BeforeCommit beforeCommit;

    @Inject
    TransactionSynchronizationRegistry transaction;

    @Inject
    OneAtATime oneAtATime;

    @Inject
    Clock clock;

    @Inject
    NumberSeries series;

    @Inject
    Calendars calendars;

    @Inject
    MeterRegistry meters;

    @Test
    @Tag("IM-031")
    void givesEveryNumberToARecordOrListsItAsCancelled() throws Exception {
        var given = new ConcurrentLinkedQueue<String>();
        // A transaction that is rolled back takes the series that it began with it, and no number was drawn.
        given.add(QuarkusTransaction.requiringNew().call(() -> numbers.next("TEST", Ids.next())));
        try (var writers = Executors.newFixedThreadPool(32)) {
            for (var i = 0; i < 320; i++) {
                var fails = i % 5 == 0;
                writers.submit(() -> {
                    try {
                        given.add(QuarkusTransaction.requiringNew().call(() -> {
                            var number = numbers.next("TEST", Ids.next());
                            if (fails) {
                                throw new IllegalStateException("rolled back");
                            }
                            return number;
                        }));
                    } catch (IllegalStateException wanted) {
                        assertThat(wanted).hasMessage("rolled back");
                    }
                });
            }
        }

        await().untilAsserted(() -> {
            cancelled.sweep();
            assertThat(all("TEST", "record_id is null")).hasSize(64);
        });

        assertThat(given).hasSize(257).doesNotHaveDuplicates().allMatch(n -> n.matches("TEST-\\d{4}-\\d{6}"));
        assertThat(all("TEST", "true"))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 321).boxed().toList());
    }

    /** What instances of a service share is the database; each knows of itself which sequences there are, and sweeps. */
    @Test
    @Tag("IM-031")
    void givesEveryNumberOnceOverSeveralInstances() throws Exception {
        var instances = Stream.generate(
                        () -> new Numbers(dataSource, beforeCommit, transaction, clock, series, calendars))
                .limit(4)
                .toList();
        var sweeps = Stream.generate(() -> new CancelledNumbers(statements, oneAtATime, meters))
                .limit(4)
                .toList();
        var given = new ConcurrentHashMap<String, UUID>();
        try (var writers = Executors.newFixedThreadPool(32)) {
            var all = IntStream.range(0, 640)
                    .mapToObj(i -> writers.submit(() -> write(instances.get(i % 4), i, given)))
                    .toList();
            // They sweep while numbers are drawn: what a running transaction still brings is not for them.
            for (var one : all) {
                one.get();
                QuarkusTransaction.requiringNew().run(sweeps.get(given.size() % 4)::sweep);
            }
        }

        await().untilAsserted(() -> {
            sweeps.parallelStream()
                    .forEach(sweep -> QuarkusTransaction.requiringNew().run(sweep::sweep));
            assertThat(all("SEVERAL", "record_id is null")).hasSize(128);
        });

        assertThat(given).hasSize(512);
        assertThat(all("SEVERAL", "true"))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 640).boxed().toList());
        assertThat(records("SEVERAL")).containsExactlyInAnyOrderEntriesOf(given);
    }

    /** Every fifth one is rolled back; the first of all is not, as with it would go the series that it began. */
    private static void write(Numbers instance, int i, Map<String, UUID> given) {
        var id = Ids.next();
        try {
            given.put(
                    QuarkusTransaction.requiringNew().call(() -> {
                        var number = instance.next("SEVERAL", id);
                        if (i % 5 == 4) {
                            throw new IllegalStateException("rolled back");
                        }
                        return number;
                    }),
                    id);
        } catch (IllegalStateException wanted) {
            assertThat(wanted).hasMessage("rolled back");
        }
    }

    /** What the database says whose the numbers are. */
    private Map<String, UUID> records(String form) throws SQLException {
        try (var connection = dataSource.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select year, value, record_id from number_issued where record_id is not null"
                                + " and series = '" + form + "-{yyyy}-{#}'")) {
            var records = new HashMap<String, UUID>();
            while (rows.next()) {
                records.put(
                        "%s-%d-%06d".formatted(form, rows.getInt(1), rows.getLong(2)), rows.getObject(3, UUID.class));
            }
            return records;
        }
    }

    @Test
    void startsASeriesWhileEveryConnectionIsInUse() throws Exception {
        var given = new ConcurrentLinkedQueue<String>();
        var everybodyHasAConnection = new CountDownLatch(CONNECTIONS);
        try (var writers = Executors.newFixedThreadPool(CONNECTIONS)) {
            var all = Stream.generate(() -> writers.submit(
                            () -> QuarkusTransaction.requiringNew().run(() -> {
                                takeConnection();
                                everybodyHasAConnection.countDown();
                                awaitAll(everybodyHasAConnection);
                                given.add(numbers.next("FIRST", Ids.next()));
                            })))
                    .limit(CONNECTIONS)
                    .toList();
            for (var one : all) {
                one.get();
            }
        }

        assertThat(given).hasSize(CONNECTIONS).doesNotHaveDuplicates();
    }

    @Test
    void givesReservedNumbersOutAndListsTheRestAsCancelled() throws SQLException {
        var given = QuarkusTransaction.requiringNew().call(() -> {
            numbers.reserve("AHEAD", NumberParts.none(), 4);
            return List.of(numbers.next("AHEAD", Ids.next()), numbers.next("AHEAD", Ids.next()));
        });
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    numbers.reserve("AHEAD", NumberParts.none(), 3);
                    numbers.next("AHEAD", Ids.next());
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        var more = QuarkusTransaction.requiringNew().call(() -> numbers.next("AHEAD", Ids.next()));

        await().untilAsserted(() -> {
            cancelled.sweep();
            assertThat(all("AHEAD", "true")).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        });
        assertThat(given).extracting(n -> n.substring(11)).containsExactly("000001", "000002");
        assertThat(more).endsWith("000008");
        assertThat(all("AHEAD", "cancelled_reason = 'not needed'")).containsExactly(3L, 4L);
        assertThat(all("AHEAD", "cancelled_reason = 'rolled back'")).containsExactly(5L, 6L, 7L);
    }

    private void takeConnection() {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select 1");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitAll(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Long> all(String series, String condition) throws SQLException {
        try (var connection = dataSource.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select value from number_issued where series = '" + series + "-{yyyy}-{#}' and "
                                + condition + " order by value")) {
            var values = new ArrayList<Long>();
            while (rows.next()) {
                values.add(rows.getLong(1));
            }
            return values;
        }
    }
}
