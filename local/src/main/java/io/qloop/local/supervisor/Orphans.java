package io.qloop.local.supervisor;

import static io.qloop.local.Texts.text;

import io.qloop.local.part.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Processes of a supervisor that was killed and could not stop them. */
final class Orphans {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Orphans() {}

    /** Ends what the state file names and still is the very process that was meant; then forgets the file. */
    static int end(Path stateFile, Consumer<String> say) throws IOException {
        var state = State.read(stateFile);
        if (state.isEmpty() || state.get().supervisorLives()) {
            return 0;
        }
        int ended = 0;
        for (var part : state.get().started()) {
            if (end(part.name(), part.process())) {
                say.accept(text("orphan", part.name(), part.process().pid()));
                ended++;
            }
        }
        Files.deleteIfExists(stateFile);
        return ended;
    }

    private static boolean end(String part, Running running) {
        var found = running.find();
        if (found.isEmpty()) {
            return false;
        }
        var process = found.get();
        try {
            new ProcessBuilder("sh", "-c", "kill -" + (part.equals("postgres") ? "INT " : "TERM ") + process.pid())
                    .start()
                    .waitFor();
            process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            process.onExit().join();
        }
        return true;
    }
}
