package io.qloop.benchmarks;

import io.qloop.systemtests.product.Product;
import io.qloop.systemtests.product.Work;
import io.qloop.systemtests.product.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Requests per second, beside the SQL that they cannot do without, and beside the same request without the gateway. */
final class Throughput {

    private static final int CONNECTIONS = 16;
    private static final int ROWS = 100_000;
    private static final List<String> NOT_NEEDED = List.of("complaint", "returns", "survey", "notification");

    private final World world;
    private final SideBySide sideBySide;
    private final Table table;
    private final Path here = Product.root().resolve("benchmarks");

    Throughput(World world, SideBySide sideBySide, Table table) {
        this.world = world;
        this.sideBySide = sideBySide;
        this.table = table;
    }

    /** The readers of the events would otherwise work off one turn's events during the next one. */
    void quiet() {
        NOT_NEEDED.forEach(world.product()::stop);
    }

    void create() {
        var database = copyOfFeedback();
        var limit = pgbench(here.resolve("sql/create-feedback.sql"));
        var product = new Wrk(
                here.resolve("wrk/create-feedback.lua"),
                world.product().url("feedback"),
                Map.of(
                        "TOKEN", world.as("chen.sales").token().get(),
                        "RECEIVED_AT",
                                Instant.now()
                                        .minusSeconds(60)
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString()),
                CONNECTIONS);

        var result = sideBySide.of(
                seconds -> {
                    database.execute("feedback_limit", "truncate outbox", "checkpoint");
                    return limit.perSecond(seconds);
                },
                seconds -> {
                    database.execute("postgres", "checkpoint");
                    return product.perSecond(seconds);
                });

        report("creating a feedback over REST / pgbench, same SQL", "≥ 0.6", result);
    }

    /** The service's database with nobody who brings its outbox to Kafka: the same tables and indexes. */
    private Database copyOfFeedback() {
        var database = new Database(port());
        // The series of numbers begins with its first number.
        world.as("chen.sales").post("/feedbacks", Work.feedback("c", "first")).expect(201);
        world.product().stop("feedback");
        database.execute(
                "postgres",
                "drop database if exists feedback_limit",
                "create database feedback_limit template feedback owner feedback");
        world.product().start("feedback");
        world.product().awaitReady("feedback");
        return database;
    }

    /** What numbers and the audit trail take from creating a feedback: the same SQL without the one and the other. */
    void shares() {
        share("numbers", "insert into number_issued", "≥ 0.95");
        share("audit entries", "insert into audit_entry", "≥ 0.85");
    }

    private void share(String what, String statement, String aim) {
        var database = copyOfFeedback();
        var whole = here.resolve("sql/create-feedback.sql");

        var result = sideBySide.of(
                seconds -> {
                    database.execute("feedback_limit", "truncate outbox", "checkpoint");
                    return pgbench(without(whole, statement)).perSecond(seconds);
                },
                seconds -> {
                    database.execute("feedback_limit", "truncate outbox", "checkpoint");
                    return pgbench(whole).perSecond(seconds);
                });

        table.add(
                "SQL of creating a feedback with / without " + what,
                aim,
                result.ratio().with(2),
                result.product().with(0) + " /s beside " + result.limit().with(0) + " /s, " + CONNECTIONS
                        + " connections");
    }

    private Pgbench pgbench(Path script) {
        return new Pgbench(script, port(), "feedback_limit", "feedback", CONNECTIONS);
    }

    /** The script without one of its statements; a number that nobody draws is as good as any other. */
    private Path without(Path script, String statement) {
        try {
            var rest = Files.readAllLines(script).stream()
                    .filter(line -> !line.startsWith(statement))
                    .map(line -> statement.contains("number_issued")
                            ? line.replaceAll("currval\\('\\w+'\\)", ":k::text")
                            : line)
                    .toList();
            return Files.write(Files.createTempFile("create-feedback", ".sql"), rest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cases to be read, with ids that wrk and pgbench can make of a number. */
    void prepareRows() {
        new Database(port()).execute("feedback", """
                insert into feedback (id, version, number, customer_id, channel, class, subject, content, product_id, lot,
                    responsible_function, status, received_at, registered_at, registered_by, procedure)
                select ('0190aaaa-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 0, 'BM-2026-' || lpad(n::text, 6, '0'),
                    'C-1007', 'PHONE', 'c', 'Burrs on the edge of the spool', repeat('线盘边缘有毛刺 ', 20), 'P-200',
                    'L20261101-03', 'QUALITY', 'REGISTERED', now(), now(), 'chen.sales', 'feedback-guideline/1'
                from generate_series(1, %d) as n on conflict do nothing""".formatted(ROWS), "vacuum analyze feedback");
        new Finding(world, table).awaitWords();
    }

    void read() {
        var limit = new Pgbench(here.resolve("sql/read-feedback.sql"), port(), "feedback", "feedback", CONNECTIONS);
        var product = reader("feedback");

        var result = sideBySide.of(limit::perSecond, product::perSecond);

        report("reading one case by id / pgbench, same SQL", "≥ 0.5", result);
    }

    void hop() {
        var direct = reader("feedback");
        var through = reader("gateway");

        var result = sideBySide.of(direct::perSecond, through::perSecond);

        report("reading one case through the gateway / direct", "≥ 0.6", result);
    }

    private Wrk reader(String service) {
        return new Wrk(
                here.resolve("wrk/read-feedback.lua"),
                world.product().url(service),
                Map.of("TOKEN", world.as("li.quality").token().get(), "ROWS", String.valueOf(ROWS)),
                CONNECTIONS);
    }

    private int port() {
        return world.product().port("postgres");
    }

    private void report(String what, String aim, SideBySide.Result result) {
        table.add(
                what,
                aim,
                result.ratio().with(2),
                result.product().with(0) + " /s beside " + result.limit().with(0) + " /s, " + CONNECTIONS
                        + " connections");
    }
}
