package io.qloop.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qloop.local.Home;
import io.qloop.local.Obstacle;
import io.qloop.local.Ports;
import io.qloop.local.part.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The supervisor with one real part, the mail server. */
class SupervisorTest {

    private static final Supervisor.Wishes MAIL_ONLY = new Supervisor.Wishes(false, Set.of("mail"), true, false);

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    private Home home;

    @BeforeEach
    void atHome() {
        home = Home.at(directory);
    }

    @Test
    void keepsAPartRunningAndStopsEverythingWithItsInput() throws Exception {
        var end = new PipedOutputStream();
        try (var input = new PipedInputStream(end)) {
            var run = CompletableFuture.supplyAsync(() -> run(Ports.free(), input));
            var first = await(mail -> mail.state().equals("ready"));

            first.process().find().orElseThrow().destroyForcibly();
            var second = await(mail -> mail.state().equals("ready") && mail.restarts() == 1);
            var commands = new Commands(home, out);
            commands.part("stop", java.util.List.of("mail"));
            await(mail -> mail.state().equals("stopped"));
            commands.part("start", java.util.List.of("mail"));
            var third = await(mail -> mail.state().equals("ready"));
            assertThatThrownBy(() -> run(Ports.free(), input))
                    .hasRootCauseInstanceOf(Obstacle.class)
                    .hasStackTraceContaining("already running");
            end.close();

            assertThat(run.get(5, TimeUnit.MINUTES)).isZero();
            assertThat(second.process()).isNotEqualTo(first.process());
            assertThat(third.process().find()).isEmpty();
            assertThat(home.stateFile()).doesNotExist();
            assertThat(said.toString(StandardCharsets.UTF_8))
                    .contains("ended by signal 9; starting it again", "Everything is stopped");
        }
    }

    @Test
    void saysThatAPortIsTakenAndLeavesNothingRunning() throws Exception {
        var ports = Ports.free();
        try (var other = new ServerSocket(ports.of("smtp"), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> run(ports, new ByteArrayInputStream(new byte[0])))
                    .hasStackTraceContaining("Port " + other.getLocalPort() + " (smtp) is taken");

            assertThat(home.stateFile()).doesNotExist();
        }
    }

    private int run(Ports ports, java.io.InputStream input) {
        try {
            return new Supervisor(home, ports, Kind.EMBEDDED, MAIL_ONLY, out).run(input);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private State.PartState await(Predicate<State.PartState> condition) {
        return org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> State.read(home.stateFile())
                                .flatMap(state ->
                                        state.parts().stream().filter(condition).findFirst()),
                        Optional::isPresent)
                .orElseThrow();
    }
}
