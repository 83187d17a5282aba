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

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final BiConsumer<Part, String> progress;
    private final Runnable changed;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private boolean givenUp;

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
        Map<String, CompletableFuture<Void>> running = new LinkedHashMap<>();
        for (var part : parts) {
            var needs = part.needs().stream()
                    .filter(running::containsKey)
                    .map(running::get)
                    .toArray(CompletableFuture<?>[]::new);
            var prepared = CompletableFuture.runAsync(() -> prepare(part), threads);
            running.put(
                    part.name(),
                    CompletableFuture.allOf(needs)
                            .thenCombine(prepared, (needed, ready) -> null)
                            .thenRunAsync(() -> one(part), threads));
        }
        var first = new CompletableFuture<Void>();
        running.values()
                .forEach(each -> each.whenComplete((done, problem) -> {
                    if (problem != null) {
                        first.completeExceptionally(problem);
                    }
                }));
        CompletableFuture.allOf(running.values().toArray(CompletableFuture<?>[]::new))
                .whenComplete((done, problem) -> first.complete(null));
        try {
            first.join();
        } catch (CompletionException e) {
            giveUp();
            throw e.getCause() instanceof Obstacle obstacle
                    ? obstacle
                    : new Obstacle("The start failed: " + e.getCause(), e.getCause());
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

    private void one(Part part) {
        progress.accept(part, "starting");
        try {
            synchronized (this) {
                if (givenUp) {
                    throw new Obstacle("Stopped before everything was ready.");
                }
                part.start();
            }
            changed.run();
        } catch (Obstacle e) {
            throw e;
        } catch (Exception e) {
            throw new Obstacle("Starting " + part.name() + " failed: " + e.getMessage(), e);
        }
        healthy(part);
    }

    /** Waits until a part that was just started is healthy, and furnishes it. */
    public void healthy(Part part) {
        var start = Instant.now();
        try {
            while (!part.healthy()) {
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
            throw new Obstacle("Stopped before " + part.name() + " was ready.", e);
        } catch (Obstacle e) {
            throw e;
        } catch (Exception e) {
            throw new Obstacle("Starting " + part.name() + " failed: " + e.getMessage(), e);
        }
    }

    /** After this returns, no part is started any more, and everything that still waits ends soon. */
    public synchronized void giveUp() {
        givenUp = true;
        threads.shutdownNow();
    }

    private static String sentence(Part part, String what) {
        return "The part " + part.name() + " " + what + "; its log " + part.log() + " ends with:\n"
                + Program.lastLines(part.log(), 12).indent(4).stripTrailing();
    }
}
