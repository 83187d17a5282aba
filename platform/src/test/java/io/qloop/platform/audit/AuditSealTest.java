package io.qloop.platform.audit;

import static io.qloop.platform.testing.AuditVerifier.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.qloop.platform.sample.Sample;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.transaction.OneAtATime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class AuditSealTest {

    @Inject
    EntityManager em;

    @Inject
    DataSource dataSource;

    @Inject
    Clock clock;

    @Inject
    AuditSealer sealer;

    @Inject
    OneAtATime oneAtATime;

    @Inject
    AuditEntries entries;

    @Inject
    AuditSeals seals;

    @Inject
    AuditExport export;

    @Inject
    MeterRegistry meters;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @TempDir
    Path folder;

    @BeforeEach
    void sealWhatOtherTestsHaveWritten() {
        awaitAllSealed();
    }

    @Test
    @Tag("AH-80")
    void sealsEveryEntryOnceWhileSixteenWriteAndTwoSeal() throws Exception {
        var before = seals.last().map(Seal::number).orElse(0L);
        var other = new AuditSealer(dataSource, oneAtATime, clock);
        var committed = new ConcurrentLinkedQueue<UUID>();
        try (var threads = Executors.newFixedThreadPool(18)) {
            var writers = IntStream.range(0, 16)
                    .mapToObj(_ -> threads.submit(() -> {
                        for (var i = 0; i < 40; i++) {
                            var id = write(i % 5 == 0);
                            if (i % 5 != 0) {
                                committed.add(id);
                            }
                        }
                    }))
                    .toList();
            for (var instance : List.of(sealer, other)) {
                threads.submit(() -> {
                    while (!writers.stream().allMatch(Future::isDone)) {
                        instance.seal();
                    }
                });
            }
            for (var writer : writers) {
                writer.get();
            }
        }
        awaitAllSealed();

        assertThat(committed).hasSize(16 * 32);
        for (var id : committed) {
            assertThat(entriesOf(id)).hasSize(1).first().satisfies(e -> assertThat(e.seal())
                    .isGreaterThan(before));
        }
        assertThat(seals.last().orElseThrow().number()).isGreaterThan(before + 1);
        assertThat(verify(exported(null, null))).startsWith("0 Intact").doesNotContain("Not sealed yet");
    }

    @Test
    void leavesOutWhatMayStillAppearBeforeIt() throws Exception {
        var early = new CountDownLatch(1);
        var late = new CountDownLatch(1);
        UUID second;
        UUID first;
        try (var thread = Executors.newSingleThreadExecutor()) {
            var writing = thread.submit(() -> {
                try (var connection = dataSource.getConnection()) {
                    connection.setAutoCommit(false);
                    var id = insert(connection);
                    early.countDown();
                    late.await();
                    connection.commit();
                    return id;
                }
            });
            early.await();
            second = write(false);

            sealer.seal();
            sealer.seal();

            assertThat(entriesOf(second).getFirst().seal()).isNull();
            late.countDown();
            first = writing.get();
        }
        awaitAllSealed();
        var both = Stream.of(first, second).map(id -> entriesOf(id).getFirst()).toList();
        assertThat(both).extracting(StoredEntry::position).isSorted();
        assertThat(both).extracting(StoredEntry::seal).doesNotContainNull();
        assertThat(verify(exported(null, null))).startsWith("0 ");
    }

    @Test
    void waitsForNobodyWhoOnlyReads() throws SQLException {
        try (var reader = dataSource.getConnection()) {
            reader.setAutoCommit(false);
            reader.createStatement().executeQuery("select count(*) from audit_entry");
            var id = write(false);

            awaitAllSealed();

            assertThat(entriesOf(id).getFirst().seal()).isNotNull();
            reader.rollback();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set hash = sha256('x')",
                "delete from audit_entry",
                "truncate audit_entry",
                "update audit_seal set hash = sha256('x')",
                "delete from audit_seal where number = 1",
                "truncate audit_seal"
            })
    @Tag("AH-80")
    void refusesToChangeRowsEvenForTheSuperuser(String statement) throws SQLException {
        write(false);
        awaitAllSealed();

        try (var superuser = DriverManager.getConnection(url, "postgres", "qloop")) {
            assertThat(superuser.createStatement().executeQuery("show is_superuser"))
                    .satisfies(row -> {
                        row.next();
                        assertThat(row.getString(1)).isEqualTo("on");
                    });
            assertThatThrownBy(() -> superuser.createStatement().execute(statement))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("never changed or removed");
        }
    }

    @Test
    @Tag("AH-80")
    void isFoundOutByWhoeverSwitchesTheTriggerOff() throws Exception {
        var id = write(false);
        write(false);
        awaitAllSealed();
        var entry = entriesOf(id).getFirst();

        var seen = tampered(
                "update audit_entry set entry = replace(entry::text, '\"system\"', '\"nobody\"')::json where id = '"
                        + entry(entry).id() + "'");

        assertThat(seen).startsWith("1 ").contains("position " + entry.position());
    }

    @Test
    @Tag("AH-80")
    void isFoundOutByWhoeverRemovesAnEntry() throws Exception {
        var id = write(false);
        write(false);
        awaitAllSealed();
        var entry = entriesOf(id).getFirst();

        var seen = tampered("delete from audit_entry where position = " + entry.position());

        assertThat(seen).startsWith("1 ").contains("seal " + entry.seal());
    }

    @Test
    void showsTheUnsealedTail() throws Exception {
        try (var writer = dataSource.getConnection()) {
            // Holds back the seals.
            writer.setAutoCommit(false);
            insert(writer);
            sealer.seal();
            var ids = List.of(write(false), write(false), write(false));

            sealer.seal();

            assertThat(ids).allSatisfy(id -> assertThat(entriesOf(id).getFirst().seal())
                    .isNull());
            assertThat(meters.get("qloop.audit.unsealed").gauge().value()).isEqualTo(3);
            assertThat(meters.get("qloop.audit.unsealed.age").gauge().value()).isPositive();
            assertThat(verify(exported(null, null))).startsWith("0 ").contains("3 entries at the end");
            writer.rollback();
        }
        awaitAllSealed();
        assertThat(meters.get("qloop.audit.unsealed").gauge().value()).isZero();
        assertThat(meters.get("qloop.audit.unsealed.age").gauge().value()).isZero();
    }

    @Test
    void exportsWholeSealsOfATimeSpan() throws Exception {
        write(false);
        awaitAllSealed();
        var from = clock.instant();
        var inside = write(false);
        var to = clock.instant().plusNanos(1000);
        awaitAllSealed();
        var outside = write(false);
        awaitAllSealed();

        var file = exported(from, to);

        assertThat(Files.readString(file)).contains(inside.toString()).doesNotContain(outside.toString());
        assertThat(verify(file)).startsWith("0 ");
        assertThat(Files.readAllLines(exported(to.plusSeconds(3600), null)))
                .singleElement()
                .asString()
                .startsWith("{\"end\"");
        assertThat(Files.readAllLines(exported(null, Instant.EPOCH)))
                .singleElement()
                .asString()
                .startsWith("{\"end\"");
    }

    @Test
    void givesHashesToEntriesOfBefore() throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("create schema before");
            statement.execute("set local search_path = before");
            statement.execute(migration("V3__platform_audit_and_numbers.sql"));
            for (var id : List.of("00000000-0000-7000-8000-000000000002", "00000000-0000-7000-8000-000000000001")) {
                statement.execute("""
                        insert into audit_entry values ('%s', '2026-11-21T07:07:14.357Z', 'chen.sales', 'sales,quality',
                            'qloop-demo', 'case', 'Feedback', '%s', 'CHANGED', '{"note": [null, "漆膜 \\"x\\""]}',
                            null, 'event')""".formatted(id, id));
            }

            statement.execute(migration("V5__platform_audit_chain.sql"));

            try (var rows = statement.executeQuery("select entry, hash, at from audit_entry order by position")) {
                var texts = new ArrayList<String>();
                while (rows.next()) {
                    texts.add(rows.getString(1));
                    assertThat(rows.getBytes(2)).isEqualTo(Sha256.of(rows.getString(1)));
                    assertThat(rows.getTimestamp(3).toInstant()).isEqualTo(Instant.parse("2026-11-21T07:07:14.357Z"));
                }
                var read = texts.stream().map(AuditEntry::read).toList();
                assertThat(read)
                        .extracting(e -> e.id().toString())
                        .containsExactly(
                                "00000000-0000-7000-8000-000000000001", "00000000-0000-7000-8000-000000000002");
                assertThat(read.getFirst().functions()).containsExactly("sales", "quality");
                assertThat(read.getFirst().at()).isEqualTo(Instant.parse("2026-11-21T07:07:14.357Z"));
                assertThat(read.getFirst().changes()).hasToString("{note=[null, 漆膜 \"x\"]}");
                assertThat(read.getFirst().service()).isEqualTo("returns");
            }
            connection.rollback();
        }
    }

    private static String migration(String name) throws IOException {
        try (var file = AuditSealTest.class.getResourceAsStream("/db/platform/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What the verifier says after this was done to the trail as superuser; nothing of it stays. */
    private String tampered(String statement) throws Exception {
        try (var superuser = DriverManager.getConnection(url, "postgres", "qloop")) {
            superuser.setAutoCommit(false);
            superuser.createStatement().execute("set local session_replication_role = replica");
            assertThat(superuser.createStatement().executeUpdate(statement)).isOne();
            var one = new OneConnection(superuser).dataSource();
            return verify(exported(new AuditExport(new AuditEntries(one, meters, clock), new AuditSeals(one))));
        }
    }

    private UUID write(boolean rollBack) {
        var sample = new Sample("seal-" + UUID.randomUUID());
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                em.persist(sample);
                if (rollBack) {
                    throw new IllegalStateException("rolled back");
                }
            });
        } catch (IllegalStateException wanted) {
            assertThat(wanted).hasMessage("rolled back");
        }
        return sample.id();
    }

    /** An entry by hand, for a transaction that stays open. */
    private UUID insert(Connection connection) throws SQLException {
        var id = UUID.randomUUID();
        var entry = new AuditEntry(
                "returns",
                id,
                clock.instant(),
                "system",
                List.of(),
                "",
                id.toString(),
                "Sample",
                id,
                AuditAction.INSERTED,
                null,
                java.util.Map.of(),
                null,
                null,
                null,
                null,
                null,
                null);
        try (var insert = connection.prepareStatement("insert into audit_entry (entry, hash) values (?::json, ?)")) {
            insert.setString(1, entry.text());
            insert.setBytes(2, Sha256.of(entry.text()));
            insert.executeUpdate();
        }
        return id;
    }

    private List<StoredEntry> entriesOf(UUID caseId) {
        return entries.list(new AuditEntries.Wanted(caseId.toString(), null, null, null, null), null, 100, true);
    }

    private static AuditEntry entry(StoredEntry stored) {
        return AuditEntry.read(stored.text());
    }

    private void awaitAllSealed() {
        await().untilAsserted(() -> {
            sealer.seal();
            assertThat(entries.lastPosition(null).orElse(0L))
                    .isEqualTo(seals.last().map(Seal::lastPosition).orElse(0L));
        });
    }

    private Path exported(Instant from, Instant to) throws IOException {
        var bytes = new ByteArrayOutputStream();
        export.write(from, to, bytes);
        return Files.write(Files.createTempFile(folder, "export", ".jsonl"), bytes.toByteArray());
    }

    private Path exported(AuditExport other) throws IOException {
        var bytes = new ByteArrayOutputStream();
        other.write(null, null, bytes);
        return Files.write(Files.createTempFile(folder, "export", ".jsonl"), bytes.toByteArray());
    }
}
