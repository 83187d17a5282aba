package io.qloop.notification.inapp;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.qloop.notification.message.Message;
import io.qloop.notification.message.MyMessage;
import io.qloop.platform.json.EnumNames;
import io.qloop.platform.problem.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Tells those who watch what changes for them. One thread of each instance reads the changes of all of them with one query,
 * right after a commit of its own instance and now and then for those of others; while nobody watches it sleeps.
 */
@ApplicationScoped
class Streams {

    private static final Logger LOG = Logger.getLogger(Streams.class);

    private static final int BATCH = 500;

    /** Who does not read so many is ended, and goes on from there when it comes again. */
    private static final int UNREAD_EVENTS = 1000;

    private final Changes changes;
    private final MyMessages mine;
    private final MyMessageViews views;
    private final InAppSettings settings;
    private final Clock clock;
    private final Set<MyStream> open = ConcurrentHashMap.newKeySet();
    private final Semaphore wakes = new Semaphore(0);
    private volatile boolean running = true;
    private Thread thread;
    private Position told;

    Streams(Changes changes, MyMessages mine, MyMessageViews views, InAppSettings settings, Clock clock) {
        this.changes = changes;
        this.mine = mine;
        this.views = views;
        this.settings = settings;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent start, MeterRegistry meters) {
        Gauge.builder("qloop.inapp.streams", open, Set::size)
                .description("Streams of messages that are watched")
                .register(meters);
        start();
    }

    void start() {
        thread = Thread.ofVirtual().name("my-messages").start(this::run);
    }

    void onStop(@Observes ShutdownEvent stop) throws InterruptedException {
        stop();
    }

    void stop() throws InterruptedException {
        running = false;
        wakes.release();
        thread.join(Duration.ofSeconds(5));
        open.forEach(MyStream::end);
    }

    void onChange(@Observes(during = TransactionPhase.AFTER_SUCCESS) MyMessagesChanged change) {
        wakes.release();
    }

    /** @throws Refusal when this person watches too many already */
    Multi<OutboundSseEvent> watch(MyStream.Watcher watcher, Sse sse) {
        if (streamsOf(watcher.person()) >= settings.streamsPerPerson()) {
            throw Refusal.tooMany("streams-too-many", settings.streamsPerPerson());
        }
        return Multi.createFrom()
                .emitter(
                        emitter -> {
                            var stream = new MyStream(watcher, sse, emitter);
                            emitter.onTermination(() -> open.remove(stream));
                            open.add(stream);
                            wakes.release();
                        },
                        UNREAD_EVENTS);
    }

    long streamsOf(UUID person) {
        return open.stream().filter(stream -> stream.person().equals(person)).count();
    }

    private void run() {
        while (running) {
            try {
                look(clock.instant());
            } catch (RuntimeException fault) {
                LOG.warnf("Streams are told later: %s", fault.getClass().getName());
                LOG.debug("Streams are told later", fault);
            }
            try {
                if (open.isEmpty()) {
                    wakes.acquire();
                } else {
                    wakes.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
                }
                wakes.drainPermits();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void look(Instant now) {
        open.stream().filter(stream -> stream.isExpired(now)).forEach(MyStream::end);
        var watching = List.copyOf(open);
        if (watching.isEmpty()) {
            return;
        }
        QuarkusTransaction.requiringNew().run(() -> {
            var horizon = changes.horizon(now);
            var settled = watching.stream().filter(MyStream::isSettled).toList();
            if (!settled.isEmpty()) {
                tell(settled, told, horizon, now);
            }
            told = horizon;
            watching.stream().filter(stream -> !stream.isSettled()).forEach(stream -> welcome(stream, horizon, now));
        });
        var silence = now.minus(settings.heartbeat());
        watching.stream().filter(stream -> stream.isSilentSince(silence)).forEach(stream -> stream.beat(now));
    }

    /** Tells what was missed since the last event that was seen, or that this is not known any more. */
    private void welcome(MyStream stream, Position horizon, Instant now) {
        var forgotten = now.minus(settings.keepChanges());
        var seen = stream.seen()
                .filter(position -> position.at().isAfter(forgotten))
                // One that is still to come is from before the database was restored.
                .filter(position -> position.xid() <= horizon.xid());
        seen.ifPresent(position -> tell(List.of(stream), position, horizon, now));
        stream.send(horizon, "ready", new Ready(seen.isPresent(), mine.unread(stream.person())), now);
        stream.settle();
    }

    private void tell(Collection<MyStream> streams, Position after, Position before, Instant now) {
        var people = streams.stream().map(MyStream::person).collect(Collectors.toSet());
        var position = after;
        for (List<Changes.Line> lines; !(lines = changes.between(position, before, people, BATCH)).isEmpty(); ) {
            tell(streams, lines, now);
            position = lines.getLast().position();
        }
    }

    private void tell(Collection<MyStream> streams, List<Changes.Line> lines, Instant now) {
        var ids = lines.stream().map(Changes.Line::message).collect(Collectors.toSet());
        var known = mine.list("id in ?1", ids).stream().collect(Collectors.toMap(MyMessage::id, it -> it));
        var written = views.written(ids);
        for (var line : lines) {
            var message = known.get(line.message());
            streams.stream()
                    .filter(stream -> stream.person().equals(line.person()))
                    .forEach(stream -> stream.send(
                            line.position(),
                            EnumNames.of(line.what()),
                            new Happened(line.message(), view(message, written, stream)),
                            now));
        }
    }

    /** Null where it is somebody else's by now, who alone may see it. */
    private MyMessageView view(MyMessage message, Map<UUID, Message> written, MyStream stream) {
        return message == null || !message.personId().equals(stream.person())
                ? null
                : views.of(message, written.get(message.id()), stream.language());
    }
}
