package io.qloop.benchmarks;

import io.qloop.systemtests.product.EventLog.Seen;
import io.qloop.systemtests.product.Rest;
import io.qloop.systemtests.product.Work;
import io.qloop.systemtests.product.World;
import jakarta.mail.MessagingException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How long something takes while nothing else happens. */
final class Delays {

    private static final int WARM_UP = 300;
    private static final long PACE = TimeUnit.MILLISECONDS.toNanos(20);

    private final World world;
    private final Table table;

    Delays(World world, Table table) {
        this.world = world;
        this.table = table;
    }

    /**
     * From the outbox to a consumer. The commit lies somewhere between the request and its answer; both are measured
     * from, so that the truth lies between the two lines.
     */
    void commitToConsumer(int times) {
        Map<String, Long> seenAt = new ConcurrentHashMap<>();
        java.util.function.Consumer<Seen> listener = event -> {
            if (event.type().equals("qloop.feedback.feedback-registered.v1")) {
                seenAt.put(event.value("feedbackId"), System.nanoTime());
            }
        };
        world.events().listen(listener);
        var fromRequest = new Latency();
        var fromAnswer = new Latency();
        try (var direct = new Rest(world.product().addresses(), world.product().url("feedback"))) {
            var sales = direct.as("chen.sales");
            for (int i = -WARM_UP; i < times; i++) {
                var next = System.nanoTime() + PACE;
                var body = Work.feedback("c", "latency " + i);
                long sent = System.nanoTime();
                var id = sales.post("/feedbacks", body).expect(201).id();
                long answered = System.nanoTime();
                while (!seenAt.containsKey(id)) {
                    LockSupport.parkNanos(20_000);
                }
                if (i >= 0) {
                    fromRequest.record(seenAt.get(id) - sent);
                    fromAnswer.record(seenAt.get(id) - answered);
                }
                pause(next);
            }
        } finally {
            world.events().forget(listener);
        }
        table.add(
                "commit to Kafka consumer, unloaded",
                "p50 ≤ 10 ms, p99 ≤ 50 ms",
                fromAnswer.summary(),
                "from the REST answer; from the request sent " + fromRequest.summary() + "; " + fromRequest.count()
                        + " events, up to 50/s");
    }

    /** A return on Kafka until its inspection is announced, and a bad result until the mail lies in the inbox. */
    void returnToMail(int times) throws MessagingException {
        Map<String, Seen> inspections = new ConcurrentHashMap<>();
        Map<String, Long> seenAt = new ConcurrentHashMap<>();
        java.util.function.Consumer<Seen> listener = event -> {
            if (event.type().equals("qloop.returns.inspection-requested.v1")) {
                seenAt.put(event.value("returnReference"), System.nanoTime());
                inspections.put(event.value("returnReference"), event);
            }
        };
        world.events().listen(listener);
        var toInspection = new Latency();
        var toMail = new Latency();
        var both = new Latency();
        try (var inbox = new Inbox(world.product().addresses(), "zhao.production@qloop.local")) {
            for (int i = -20; i < times; i++) {
                var reference = Work.fresh("RN-BENCH");
                var event = Work.returnReceived(reference, Work.CUSTOMER, Work.fresh("LOT"));
                int before = inbox.count();
                long published = System.nanoTime();
                world.bus().send(event.binary());
                while (!inspections.containsKey(reference)) {
                    LockSupport.parkNanos(20_000);
                }
                long inspected = seenAt.get(reference) - published;

                var path = "/inspections/" + inspections.get(reference).value("inspectionId");
                var etag = world.as("wang.qc").get(path).expect(200).etag();
                world.as("wang.qc")
                        .put(path + "/result", etag, Work.nonconforming("production"))
                        .expect(200);
                long recorded = System.nanoTime();
                inbox.awaitMoreThan(before);
                long mailed = System.nanoTime() - recorded;

                if (i >= 0) {
                    toInspection.record(inspected);
                    toMail.record(mailed);
                    both.record(inspected + mailed);
                }
            }
        } finally {
            world.events().forget(listener);
        }
        table.add(
                "return-received to mail, without the REST step",
                "p50 ≤ 250 ms",
                both.summary(),
                times + " times, one after the other");
        table.add(
                "  of it: return-received to inspection-requested",
                "",
                toInspection.summary(),
                "published to read again");
        table.add("  of it: recorded result to mail in the inbox", "", toMail.summary(), "REST answer to IMAP");
    }

    /** A feedback over REST until quality has its mail. */
    void feedbackToMail(int times) throws MessagingException {
        var latency = new Latency();
        try (var inbox = new Inbox(world.product().addresses(), "li.quality@qloop.local")) {
            for (int i = -20; i < times; i++) {
                int before = inbox.count();
                long sent = System.nanoTime();
                world.as("chen.sales")
                        .post("/feedbacks", Work.feedback("c", "mail " + i))
                        .expect(201);
                inbox.awaitMoreThan(before);
                if (i >= 0) {
                    latency.record(System.nanoTime() - sent);
                }
            }
        }
        table.add(
                "feedback over REST to mail in the inbox",
                "",
                latency.summary(),
                "through the gateway, the request included; " + times + " times");
    }

    private static void pause(long until) {
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
