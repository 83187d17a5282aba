package io.qloop.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeeperTest {

    private final FakePart part = new FakePart("returns", 8083);
    private final CopyOnWriteArrayList<String> said = new CopyOnWriteArrayList<>();
    private final Keeper keeper = new Keeper(part, said::add, () -> {});
    private Thread watcher;

    @BeforeEach
    void up() {
        part.start();
        keeper.now("ready");
        watcher = Thread.ofVirtual().start(keeper::watch);
    }

    @AfterEach
    void end() throws InterruptedException {
        watcher.interrupt();
        watcher.join();
    }

    @Test
    void startsAgainWhatEndedByItselfAndSaysSo() {
        part.alive = false;

        await().untilAsserted(() -> assertThat(keeper.state()).isEqualTo("ready"));
        await().untilAsserted(() -> assertThat(said).containsExactly("ended; starting it again", "ready again"));
        assertThat(keeper.restarts()).isEqualTo(1);
    }

    @Test
    void leavesAPartAloneThatWasStoppedByCommandUntilItIsStartedByCommand() throws Exception {
        keeper.stop();
        assertThat(part.alive).isFalse();

        keeper.start();

        assertThat(part.alive).isTrue();
        assertThat(part.starts).hasValue(2);
        assertThat(keeper.restarts()).isZero();
        assertThat(keeper.state()).isEqualTo("ready");
    }

    @Test
    void waitsLongerAfterEachFailureInARowButNeverTooLong() {
        assertThat(Keeper.pause(0)).isZero();
        assertThat(Keeper.pause(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Keeper.pause(2)).isEqualTo(Duration.ofSeconds(2));
        assertThat(Keeper.pause(4)).isEqualTo(Duration.ofSeconds(8));
        assertThat(Keeper.pause(500)).isEqualTo(Duration.ofSeconds(30));
    }
}
