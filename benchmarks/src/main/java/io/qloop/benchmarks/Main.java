package io.qloop.benchmarks;

import io.qloop.systemtests.product.Product;
import io.qloop.systemtests.product.Until;
import io.qloop.systemtests.product.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Runs the benchmarks against a product of its own and prints one table. */
public final class Main {

    private static final List<String> ALL = List.of(
            "starts",
            "commit",
            "mail",
            "feedback-mail",
            "backlog",
            "burst",
            "create",
            "read",
            "hop",
            "shares",
            "register",
            "similar",
            "summary",
            "warm");

    private Main() {}

    public static void main(String[] words) throws Exception {
        var arguments = List.of(words);
        var wanted = new TreeSet<>(
                option(arguments, "only", String.join(",", ALL)).isEmpty()
                        ? ALL
                        : Arrays.asList(
                                option(arguments, "only", String.join(",", ALL)).split(",")));
        if (!ALL.containsAll(wanted)) {
            System.err.println("There are " + ALL + ", not " + wanted);
            System.exit(2);
        }
        int rounds = Integer.parseInt(option(arguments, "rounds", "5"));
        int seconds = Integer.parseInt(option(arguments, "seconds", "10"));
        int rows = Integer.parseInt(option(arguments, "rows", "1000000"));
        int events = Integer.parseInt(option(arguments, "events", "20000"));
        for (var tool : List.of(Tool.WRK, Tool.PGBENCH)) {
            if (!tool.isInstalled()) {
                System.err.println(
                        tool.missing() + ": create, read, hop, shares, register, similar and summary are left out");
                wanted.removeAll(Set.of("create", "read", "hop", "shares", "register", "similar", "summary"));
            }
        }
        System.err.println(Machine.description() + "; load " + Machine.load());
        if (Machine.loadOfLastMinute() > 1) {
            System.err.println("The machine is busy with something else: the figures will say little.");
        }
        var table = new Table();
        var loadBefore = Machine.load();
        var home = Product.root()
                .resolve("benchmarks/target/product-" + Instant.now().getEpochSecond());
        var durability = "";
        try (var world = World.start(home)) {
            // What makes later starts faster is prepared in the background.
            Until.holds("the launcher rests", Duration.ofMinutes(20), () -> !isPreparing(home));
            var database = new Database(world.product().port("postgres"));
            durability = "PostgreSQL fsync=" + database.ask("postgres", "show fsync") + ", synchronous_commit="
                    + database.ask("postgres", "show synchronous_commit");
            measure(world, wanted, rounds, seconds, events, table);
            find(world, wanted, rows, rounds, seconds, table);
        }
        if (wanted.contains("warm")) {
            new WarmStart(home, table).measure(3);
        }
        System.out.println();
        System.out.println(Machine.description());
        System.out.println("Load before: " + loadBefore + "; " + durability + "; " + rounds + " rounds of " + seconds
                + " s; median (least–most)");
        System.out.println();
        table.print(System.out);
        System.exit(0);
    }

    private static boolean isPreparing(Path home) throws IOException {
        try (var files = Files.list(home.resolve("app/classes"))) {
            return files.anyMatch(file -> !file.toString().endsWith(".jsa"));
        }
    }

    /** What is measured while nothing else happens comes first, load comes last. */
    private static void measure(World world, Set<String> wanted, int rounds, int seconds, int events, Table table)
            throws Exception {
        var delays = new Delays(world, table);
        var starts = new Starts(world, table);
        if (wanted.contains("commit")) {
            delays.commitToConsumer(1_000);
        }
        if (wanted.contains("mail")) {
            delays.returnToMail(200);
        }
        if (wanted.contains("feedback-mail")) {
            delays.feedbackToMail(200);
        }
        if (wanted.contains("starts")) {
            starts.services(3);
        }
        if (wanted.contains("backlog")) {
            new Backlog(world, table).of(100_000, 1);
            new Backlog(world, table).of(20_000, 2);
        }
        if (wanted.contains("burst")) {
            new Burst(world, table).of(events);
        }
        if (wanted.contains("starts")) {
            starts.memoryNow("after all that");
        }
        var throughput = new Throughput(world, new SideBySide(rounds, seconds), table);
        if (wanted.stream().anyMatch(List.of("create", "read", "hop", "shares")::contains)) {
            throughput.quiet();
            throughput.prepareRows();
        }
        if (wanted.contains("read")) {
            throughput.read();
        }
        if (wanted.contains("hop")) {
            throughput.hop();
        }
        if (wanted.contains("create")) {
            throughput.create();
        }
        if (wanted.contains("shares")) {
            throughput.shares();
        }
    }

    private static void find(World world, Set<String> wanted, int rows, int rounds, int seconds, Table table)
            throws Exception {
        if (wanted.stream().noneMatch(List.of("register", "similar", "summary")::contains)) {
            return;
        }
        var finding = new Finding(world, table);
        finding.load(rows);
        finding.plans();
        if (wanted.contains("summary")) {
            finding.summary(rounds);
        }
        if (wanted.contains("register")) {
            finding.pages(seconds);
        }
        if (wanted.contains("similar")) {
            finding.similar(seconds);
        }
        table.add(
                "resident memory of feedback-service after that",
                "≤ 220 MB",
                Machine.residentMegabytes(world.product().pid("feedback")) + " MB",
                String.format(Locale.ROOT, "with %,d feedbacks", rows));
    }

    private static String option(List<String> arguments, String name, String standard) {
        var start = "--" + name + "=";
        return arguments.stream()
                .filter(word -> word.startsWith(start))
                .map(word -> word.substring(start.length()))
                .findFirst()
                .orElse(standard);
    }
}
