package io.qloop.platform.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.qloop.platform.ids.Ids;
import io.qloop.platform.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
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
