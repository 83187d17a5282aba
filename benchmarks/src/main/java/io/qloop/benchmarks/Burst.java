package io.qloop.benchmarks;

import io.qloop.systemtests.product.CloudEvent;
import io.qloop.systemtests.product.Json;
import io.qloop.systemtests.product.Until;
import io.qloop.systemtests.product.Work;
import io.qloop.systemtests.product.World;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/** The notification service was away and finds many feedbacks waiting; of every second one the customer is told, too. */
final class Burst {

    private static final String TOPIC = "qloop.feedback";
    private static final String DATABASE = "notification";
    private static final String HEAD = "zhao.production@qloop.local";
    private static final String CUSTOMER = "acme@qloop.local";
    private static final String WAITING = "status in ('QUEUED', 'SENDING')";
    private static final int AT_ONCE = 10_000;
    private static final Duration LONG = Duration.ofMinutes(15);

    private final World world;
    private final Database database;
    private final Table table;

    Burst(World world, Table table) {
        this.world = world;
        this.database = new Database(world.product().port("postgres"));
        this.table = table;
    }

    void of(int events) throws MessagingException {
        int mails = events + events / 2;
        int before = mails(HEAD) + mails(CUSTOMER);
        var cold = Work.fresh("FB-BURST").toUpperCase(Locale.ROOT);
        long begin = position();
        world.product().stop("notification");
        publish(cold, events);
        world.product().start("notification");
        var memoryBefore = Machine.residentMegabytes(world.product().pid("notification"));

        double fresh = written(begin, events);
        long start = System.nanoTime();
        double urgentSeconds = tellUrgently(cold + "-URGENT");
        int left = count(cold, WAITING);
        Until.holds("all mails are out", LONG, () -> count(cold, WAITING) == 0);
        double sent = left / seconds(start);

        // All mails of before are out, so that this is as a service that has run for a while finds it.
        var warm = Work.fresh("FB-AGAIN").toUpperCase(Locale.ROOT);
        begin = position();
        publish(warm, events);
        double running = written(begin, events);
        Until.holds("all mails are out again", LONG, () -> count(warm, WAITING) == 0);
        var memoryAfter = Machine.residentMegabytes(world.product().pid("notification"));
        int inTheInboxes = mails(HEAD) + mails(CUSTOMER) - before;

        table.add(
                events + " events that cause " + mails + " mails: events to ledger",
                "≥ 1,000 /s",
                Math.round(running) + " /s",
                "by a service that runs, sending at the same time; " + Math.round(fresh)
                        + " /s in the first minute of one");
        table.add(
                "  of it: mails of twice as many events",
                "no loss, no double",
                inTheInboxes + " of " + 2 * mails + " in the inboxes",
                Math.round(sent) + " /s; memory " + memoryBefore + " → " + memoryAfter + " MB");
        table.add(
                "  of it: an urgent one in between",
                "≤ 2 s",
                Math.round(urgentSeconds * 1000) + " ms",
                "from Kafka to the inbox, while " + left + " mails waited");
    }

    /** Events a second, from the first that is in the ledger after this position to the last. */
    private double written(long begin, int events) {
        Until.holds("the first of the burst", () -> position() > begin);
        long first = position() - begin;
        long start = System.nanoTime();
        Until.holds("all events are in the ledger", LONG, () -> position() - begin >= events);
        return (events - first) / seconds(start);
    }

    /** Seconds from Kafka to the inbox. */
    private double tellUrgently(String number) throws MessagingException {
        try (var inbox = new Inbox(world.product().addresses(), "qian.technology@qloop.local")) {
            int before = inbox.count();
            long told = System.nanoTime();
            world.bus().send(registered(number, "a", "phone", "technology").binary());
            inbox.awaitMoreThan(before);
            return seconds(told);
        }
    }

    /** How many mails the mail server has ever put there, each in a file; it shows the newest only after a start. */
    private int mails(String owner) {
        var mailbox = world.product().home().resolve("data/mail/" + URLEncoder.encode(owner, StandardCharsets.UTF_8));
        if (!Files.exists(mailbox)) {
            return 0;
        }
        try (var files = Files.list(mailbox)) {
            return Math.toIntExact(
                    files.filter(file -> file.toString().endsWith(".eml")).count());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void publish(String name, int size) {
        for (int from = 0; from < size; from += AT_ONCE) {
            world.bus()
                    .publishAll(IntStream.range(from, Math.min(from + AT_ONCE, size))
                            .mapToObj(
                                    i -> registered(name + "-" + i, "d", i % 2 == 0 ? "phone" : "e-mail", "production"))
                            .toList());
        }
    }

    private static CloudEvent registered(String number, String ofClass, String channel, String function) {
        var id = UUID.randomUUID().toString();
        var data = Json.object()
                .put("feedbackId", id)
                .put("number", number)
                .put("customerId", Work.CUSTOMER)
                .put("channel", channel)
                .put("class", ofClass)
                .put("subject", "漆膜划伤 " + number)
                .put("responsibleFunction", function)
                .put("receivedAt", "2026-11-24T02:31:00Z")
                .put("procedure", "feedback-guideline/1");
        return CloudEvent.of(TOPIC, "qloop.feedback.feedback-registered.v1", id, data);
    }

    private int count(String name, String which) {
        return Integer.parseInt(
                database.ask(DATABASE, "select count(*) from message where number like '" + name + "-%' and " + which));
    }

    /** How many records of the topic the service is done with. */
    private long position() {
        return IntStream.range(0, 6)
                .mapToLong(i -> world.bus().position(DATABASE, new TopicPartition(TOPIC, i)))
                .sum();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
