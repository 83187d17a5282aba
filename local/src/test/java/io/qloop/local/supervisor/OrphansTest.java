package io.qloop.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.local.Addresses;
import io.qloop.local.Ports;
import io.qloop.local.part.Running;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphansTest {

    private final List<String> said = new ArrayList<>();
    private Process orphan;

    @TempDir
    Path home;

    @BeforeEach
    void leaveAnOrphan() throws IOException {
        orphan = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void end() {
        orphan.destroyForcibly();
    }

    @Test
    void endsWhatAKilledSupervisorLeftAndForgetsIt() throws Exception {
        var file = state(dead(), Running.of(orphan.toHandle()).orElseThrow());

        int ended = Orphans.end(file, said::add);

        assertThat(ended).isEqualTo(1);
        assertThat(orphan.waitFor()).isNotZero();
        assertThat(said).singleElement().asString().contains("returns", String.valueOf(orphan.pid()));
        assertThat(file).doesNotExist();
    }

    @Test
    void neverEndsAProcessThatOnlyHasTheSameNumber() throws Exception {
        var other = new Running(orphan.pid(), "another boot/12345");
        var file = state(dead(), other);

        int ended = Orphans.end(file, said::add);

        assertThat(ended).isZero();
        assertThat(orphan.isAlive()).isTrue();
        assertThat(file).doesNotExist();
    }

    @Test
    void touchesNothingWhileItsSupervisorLives() throws Exception {
        var file = state(
                Running.of(ProcessHandle.current()).orElseThrow(),
                Running.of(orphan.toHandle()).orElseThrow());

        int ended = Orphans.end(file, said::add);

        assertThat(ended).isZero();
        assertThat(orphan.isAlive()).isTrue();
        assertThat(file).exists();
    }

    private static Running dead() throws Exception {
        var process = new ProcessBuilder("sleep", "600").start();
        var running = Running.of(process.toHandle()).orElseThrow();
        process.destroyForcibly().waitFor();
        return running;
    }

    private Path state(Running supervisor, Running part) throws IOException {
        var ports = Ports.free();
        var file = home.resolve("state.json");
        new State(
                        "ready",
                        supervisor,
                        1,
                        "secret",
                        "embedded",
                        Addresses.on(ports),
                        ports.byName(),
                        List.of(new State.PartState("returns", "ready", part, Map.of(), 0, "returns.log")))
                .write(file);
        return file;
    }
}
