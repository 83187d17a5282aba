package io.qloop.local.part;

import io.qloop.local.Obstacle;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/** Starts parts at the same time as far as they do not need each other, and waits until all of them are healthy. */
public final class Launch {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final BiConsumer<Part, String> progress;
    private final Runnable changed;
    private volatile boolean givenUp;

    /**
     * @param progress hears what happens with each part, in words
     * @param changed  is called after each start of a process
     */
    public Launch(BiConsumer<Part, String> progress, Runnable changed) {
        this.progress = progress;
        this.changed = changed;
    }

    /** Starts all; needs that are not among them are taken as satisfied. Throws what stood in the way first. */
    public void all(Collection<Part> parts) {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            var prepared = CompletableFuture.runAsync(() -> {}, threads);
            Map<String, CompletableFuture<Void>> running = new LinkedHashMap<>();
            for (var part : parts) {
                var needs = part.needs().stream()
                        .filter(running::containsKey)
                        .map(running::get)
                        .toArray(CompletableFuture<?>[]::new);
                var preparation = prepared.thenRunAsync(() -> prepare(part), threads);
                running.put(
                        part.name(),
                        CompletableFuture.allOf(needs)
                                .thenCombine(preparation, (needed, ready) -> null)
                                .thenRunAsync(() -> one(part), threads)
                                .whenComplete((done, problem) -> givenUp |= problem != null));
            }
            try {
                CompletableFuture.allOf(running.values().toArray(CompletableFuture<?>[]::new))
                        .join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof Obstacle obstacle
                        ? obstacle
                        : new Obstacle("The start failed: " + e.getCause(), e.getCause());
            }
        }
    }

    private void prepare(Part part) {
        try {
            part.prepare(text -> progress.accept(part, text));
        } catch (Obstacle e) {
            throw e;
        } catch (Exception e) {
            throw new Obstacle("Preparing " + part.name() + " failed: " + e.getMessage(), e);
        }
    }

    /** Starts one part that is prepared and waits until it is healthy. */
    public void one(Part part) {
        var start = Instant.now();
        try {
            progress.accept(part, "starting");
            if (givenUp) {
                return;
            }
            part.start();
            changed.run();
            while (!part.healthy()) {
                if (givenUp) {
                    return;
                }
                if (!part.alive()) {
                    throw new Obstacle(sentence(part, part.lastEnd() + " before it was ready"));
                }
                if (Duration.between(start, Instant.now()).compareTo(PATIENCE) > 0) {
                    throw new Obstacle(sentence(part, "was not ready after " + PATIENCE.toMinutes() + " minutes"));
                }
                Thread.sleep(50);
            }
            part.furnish();
            var seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
            progress.accept(part, "ready after %.1f s".formatted(seconds));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Obstacle e) {
            throw e;
        } catch (Exception e) {
            throw new Obstacle("Starting " + part.name() + " failed: " + e.getMessage(), e);
        }
    }

    /** Lets everything that still waits end soon. */
    public void giveUp() {
        givenUp = true;
    }

    private static String sentence(Part part, String what) {
        return part.name() + " " + what + "; its log " + part.log() + " ends with:\n"
                + Program.lastLines(part.log(), 12).indent(4).stripTrailing();
    }
}
