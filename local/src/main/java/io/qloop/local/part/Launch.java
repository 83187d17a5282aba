package io.qloop.local.part;

import static io.qloop.local.Texts.text;

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

/** Starts parts at the same time as far as they do not need each other, and waits until all of them are healthy. */
public final class Launch {

    /** How far a part is. */
    public enum Stage {
        PREPARING,
        STARTING,
        READY
    }

    /** Hears what happens with each part. */
    public interface Listener {
        void heard(Part part, Stage stage, String words);
    }

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Listener progress;
    private final Runnable changed;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private boolean givenUp;

    /**
     * @param progress hears what happens with each part, in words
     * @param changed  is called after each start of a process
     */
    public Launch(Listener progress, Runnable changed) {
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
                    : new Obstacle(text("launch.failed", e.getCause()), e.getCause());
        }
    }

    private void prepare(Part part) {
        try {
            part.prepare(words -> progress.heard(part, Stage.PREPARING, words));
        } catch (Obstacle e) {
            throw e;
        } catch (Exception e) {
            throw new Obstacle(text("launch.prepare-failed", part.name(), e.getMessage()), e);
        }
    }

    private void one(Part part) {
        progress.heard(part, Stage.STARTING, text("state.starting"));
        try {
            synchronized (this) {
                if (givenUp) {
                    throw new Obstacle(text("launch.stopped"));
                }
                part.start();
            }
            changed.run();
        } catch (Obstacle e) {
            throw e;
        } catch (Exception e) {
            throw new Obstacle(text("launch.start-failed", part.name(), e.getMessage()), e);
        }
        healthy(part);
    }

    /** Waits until a part that was just started is healthy, and furnishes it. */
    public void healthy(Part part) {
        var start = Instant.now();
        try {
            while (!part.healthy()) {
                if (!part.alive()) {
                    throw new Obstacle(text("launch.ended", part.name(), part.lastEnd(), part.log()) + lastWords(part));
                }
                if (Duration.between(start, Instant.now()).compareTo(PATIENCE) > 0) {
                    throw new Obstacle(
                            text("launch.late", part.name(), PATIENCE.toMinutes(), part.log()) + lastWords(part));
                }
                Thread.sleep(50);
            }
            part.furnish();
            var seconds =
                    "%.1f".formatted(Duration.between(start, Instant.now()).toMillis() / 1000.0);
            progress.heard(part, Stage.READY, text("launch.ready", seconds));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Obstacle(text("launch.stopped"), e);
        } catch (Obstacle e) {
            throw e;
        } catch (Exception e) {
            throw new Obstacle(text("launch.start-failed", part.name(), e.getMessage()), e);
        }
    }

    /** After this returns, no part is started any more, and everything that still waits ends soon. */
    public synchronized void giveUp() {
        givenUp = true;
        threads.shutdownNow();
    }

    private static String lastWords(Part part) {
        return "\n" + Program.lastLines(part.log(), 12).indent(4).stripTrailing();
    }
}
