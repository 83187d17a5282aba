package io.qloop.benchmarks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qloop.systemtests.product.Product;
import io.qloop.systemtests.product.Rest;
import io.qloop.systemtests.product.Until;
import io.qloop.systemtests.product.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** The register, the search and the similar cases among very many feedbacks. */
final class Finding {

    private static final String FEEDBACK = "feedback";
    private static final String ENOUGH = "≤ 50 ms";
    private static final int CONNECTIONS = 4;
    private static final int DEEP = 1000;
    private static final int FIRST = 5;
    private static final int WARM_UP_SECONDS = 120;

    /** What is measured, by its name: the parameters of the register. */
    private static final Map<String, String> QUERIES = Map.ofEntries(
            Map.entry("register", ""),
            Map.entry("register by number", "sort=number"),
            Map.entry("register of a customer", "customerId=C-B0001"),
            Map.entry("register, open, by date due", "status=registered&sort=dueAt"),
            Map.entry("register, class and function", "class=a&responsibleFunction=logistics"),
            Map.entry("register, a stage", "stage=form-issued"),
            Map.entry("register, a product", "productId=P-B007"),
            Map.entry("search, common words", "q=" + Rest.encode("毛刺")),
            Map.entry("search, several words", "q=" + Rest.encode("风扇异响 夜班")),
            Map.entry("search, English", "q=" + Rest.encode("scratched oxidised copper laboratory")),
            Map.entry("search, words every second text has", "q=" + Rest.encode("found reels")),
            Map.entry("search, of a customer", "customerId=C-B0001&q=" + Rest.encode("漆膜")),
            Map.entry("search, a lot", "q=L20260601-03"),
            Map.entry("search, a number's beginning", "q=BM-2026-00012"));

    private static final Pattern SCAN =
            Pattern.compile("Seq Scan on (?:\\w+\\.)?(feedback|feedback_words|proceeding|customer|product)\\b");

    private final World world;
    private final Table table;
    private final Database database;
    private final Path here = Product.root().resolve("benchmarks");

    Finding(World world, Table table) {
        this.world = world;
        this.table = table;
        this.database = new Database(world.product().port("postgres"));
    }

    void load(int rows) throws IOException {
        var started = Instant.now();
        database.execute(
                FEEDBACK, Files.readString(here.resolve("sql/feedbacks.sql")).replace(":rows", String.valueOf(rows)));
        var loaded = Instant.now();
        awaitWords();
        var indexed = Instant.now();
        database.execute(FEEDBACK, "vacuum analyze", "checkpoint");
        table.add(
                "putting feedbacks into the database / indexing their words",
                "",
                String.format(
                        Locale.ROOT,
                        "%,d / %,d per second",
                        rows / Math.max(1, Duration.between(started, loaded).toSeconds()),
                        rows / Math.max(1, Duration.between(loaded, indexed).toSeconds())),
                String.format(Locale.ROOT, "%,d rows, the words by the running service", rows));
        table.add(
                "size of feedbacks with their indexes / of their words with theirs",
                "",
                size("feedback") + " / " + size("feedback_words"),
                "of the words' index " + size("feedback_words_found"));
        // It reads at its start how common which word is.
        restart();
    }

    /** The service indexes in the background what was not written by it. */
    void awaitWords() {
        Until.holds("the words are indexed", Duration.ofHours(1), () -> database.ask(
                        FEEDBACK, "select not exists (select from feedback_words where analysis = 0)")
                .equals("t"));
    }

    private String size(String relation) {
        return database.ask(
                FEEDBACK,
                "select pg_size_pretty(case relkind when 'i' then pg_relation_size(oid) else pg_total_relation_size(oid) end)"
                        + " from pg_class where oid = '" + relation + "'::regclass");
    }

    private void restart() {
        world.product().stop(FEEDBACK);
        world.product().start(FEEDBACK);
        world.product().awaitReady(FEEDBACK);
    }

    /** The plans of the statements that the service sends, as the server has explained them while it ran them. */
    void plans() throws IOException {
        var some = ids(20);
        database.execute(
                "postgres",
                "alter database feedback set session_preload_libraries = 'auto_explain'",
                "alter database feedback set auto_explain.log_min_duration = 0");
        restart();
        var log = world.product().home().resolve("logs/postgres.log");
        var before = Files.size(log);
        var reader = reader();
        var deep = new ArrayList<String>();
        QUERIES.values().forEach(query -> deep.add(after(reader, query, 2)));
        deep.forEach(path -> reader.get(path).expect(200));
        some.forEach(id -> {
            reader.get("/feedbacks/" + id + "/similar").expect(200);
            reader.get("/feedbacks/" + id + "/duplicates").expect(200);
        });
        database.execute(
                "postgres",
                "alter database feedback reset session_preload_libraries",
                "alter database feedback reset auto_explain.log_min_duration");
        restart();
        var said = new String(Files.readAllBytes(log)).substring((int) Math.min(before, Integer.MAX_VALUE));
        var scanned =
                SCAN.matcher(said).results().map(it -> it.group(1)).collect(Collectors.toCollection(TreeSet::new));
        table.add(
                "sequential scans in the plans of the register, the search, similar cases and duplicates",
                "none",
                scanned.isEmpty() ? "none" : scanned.toString(),
                said.split("Query Text", -1).length - 1 + " plans, " + log.getFileName());
    }

    void pages(int seconds) {
        var reader = reader();
        var paths = new LinkedHashMap<String, String>();
        new TreeMap<>(QUERIES).forEach((name, query) -> {
            var first = "/feedbacks?" + query;
            var deep = after(reader, query, DEEP);
            paths.put(name + ", first page", first);
            if (!deep.equals(first)) {
                paths.put(name + ", last or thousandth page", deep);
            }
        });
        // The service has just been started; it is the steady state that counts.
        latency(List.copyOf(paths.values()), WARM_UP_SECONDS);
        paths.forEach((what, path) -> page(what, List.of(path), seconds));
    }

    /** The address of this page, or of the last one where there are fewer. */
    private static String after(Rest.Session reader, String query, int page) {
        var path = "/feedbacks?" + query;
        for (int i = 1; i < page; i++) {
            var body = reader.get(path).expect(200).body();
            if (!body.hasNonNull("next")) {
                break;
            }
            path = "/feedbacks?" + query + "&after="
                    + Rest.encode(body.path("next").asText());
        }
        return path;
    }

    void similar(int seconds) throws IOException {
        var ids = ids(200);
        page(
                "similar cases of one",
                ids.stream().map(id -> "/feedbacks/" + id + "/similar").toList(),
                seconds);
        page(
                "duplicates of one",
                ids.stream().map(id -> "/feedbacks/" + id + "/duplicates").toList(),
                seconds);
        for (var part : List.of("tuning", "reported")) {
            recall(part);
        }
    }

    /** The summary of this month and that of the last one, of which some have ended since. */
    void summary(int rounds) {
        var reader = reader();
        var month = YearMonth.now(ZoneOffset.UTC);
        for (var wanted : List.of(month, month.minusMonths(1))) {
            var path = "/feedbacks/summaries/" + wanted;
            var first = seconds(reader, path);
            var more = DoubleStream.generate(() -> seconds(reader, path)).limit(rounds);
            var figures = reader.get(path).expect(200).body().path("figures");
            table.add(
                    wanted.equals(month) ? "summary of this month" : "summary of the last month",
                    "≤ 2 s",
                    Figures.of(more).with(2) + " s, the first " + String.format(Locale.ROOT, "%.2f s", first),
                    figures.path("received").asInt() + " of the month, "
                            + figures.path("emphasised").asInt() + " emphasised");
        }
    }

    private static double seconds(Rest.Session reader, String path) {
        var started = System.nanoTime();
        reader.get(path).expect(200);
        return (System.nanoTime() - started) / 1e9;
    }

    private List<String> ids(int count) {
        return List.of(database.ask(
                        FEEDBACK,
                        "select string_agg(id::text, ',') from (select id from feedback where number like 'BM-2026-_______'"
                                + " order by hashtext(number) limit " + count + ") as some_of_them")
                .split(","));
    }

    private void page(String what, List<String> paths, int seconds) {
        table.add(what, ENOUGH, latency(paths, seconds), CONNECTIONS + " connections, load " + Machine.load());
    }

    private String latency(List<String> paths, int seconds) {
        try {
            var file = Files.write(
                    Files.createTempFile("paths", ".txt"),
                    paths.stream().map(path -> "/api/v1" + path).toList());
            var latency = new Wrk(
                            here.resolve("wrk/get.lua"),
                            world.product().url(FEEDBACK),
                            Map.of("TOKEN", world.as("li.quality").token().get(), "PATHS", file.toString()),
                            CONNECTIONS)
                    .latency(seconds);
            Files.delete(file);
            return latency;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Labelled(String group, String id) {}

    /** Of the cases that people call alike, how many are among the first five of each, among all the others. */
    private void recall(String part) throws IOException {
        var labelled = register(part);
        awaitWords();
        var reader = reader();
        double sum = 0;
        for (var asked : labelled) {
            var alike = labelled.stream()
                    .filter(it -> it.group().equals(asked.group()) && it != asked)
                    .map(Labelled::id)
                    .toList();
            var found = reader.get("/feedbacks/" + asked.id() + "/similar?limit=" + FIRST)
                    .expect(200)
                    .body();
            var ids = new ArrayList<String>();
            found.forEach(it -> ids.add(it.path("id").asText()));
            sum += (double) alike.stream().filter(ids::contains).count() / alike.size();
        }
        table.add(
                "similar cases: recall@5, " + part + " part",
                "",
                String.format(Locale.ROOT, "%.2f", sum / labelled.size()),
                labelled.size() + " cases of similar-cases.txt among all the others");
    }

    private List<Labelled> register(String part) throws IOException {
        var sales = new Rest(world.product().addresses(), world.product().url(FEEDBACK)).as("chen.sales");
        var registered = new ArrayList<Labelled>();
        var products = new HashMap<String, Boolean>();
        var heading = new String[0];
        for (var line : Files.readAllLines(here.resolve("similar-cases.txt"))) {
            if (line.startsWith("## ")) {
                heading = line.split(" ", 3);
            } else if (line.contains(" | ") && !line.startsWith("#") && heading[1].equals(part)) {
                var fields = line.split(" \\| ");
                if (!fields[0].equals("-")) {
                    products.computeIfAbsent(fields[0], this::product);
                }
                registered.add(new Labelled(
                        heading[2],
                        sales.post("/feedbacks", feedback(fields)).expect(201).id()));
            }
        }
        return registered;
    }

    private boolean product(String id) {
        database.execute(
                FEEDBACK,
                "insert into product (id, name_en, name_zh, active, changed_at) values ('" + id + "', '" + id + "', '"
                        + id + "', true, now()) on conflict do nothing");
        return true;
    }

    private static ObjectNode feedback(String[] fields) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("customerId", "C-1007").put("channel", "phone").put("class", "c");
        body.put("subject", fields[2]).put("content", fields[3]);
        body.put("receivedAt", Instant.now().minusSeconds(60).toString());
        if (!fields[0].equals("-")) {
            body.put("productId", fields[0]);
        }
        if (!fields[1].equals("-")) {
            body.put("lot", fields[1]);
        }
        return body;
    }

    private Rest.Session reader() {
        return new Rest(world.product().addresses(), world.product().url(FEEDBACK)).as("li.quality");
    }
}
