package io.qloop.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qloop.local.Obstacle;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChecksTest {

    private static final long GIGABYTE = 1L << 30;

    @Test
    void saysThatTheDiskIsTooSmall() {
        assertThatThrownBy(() -> Checks.disk(GIGABYTE, 2 * GIGABYTE, Path.of("/data")))
                .isInstanceOf(Obstacle.class)
                .hasMessage("Too little disk: QLoop needs 2048 MB for /data, and 1024 MB are free; make room, or name"
                        + " another place with QLOOP_HOME.");
    }

    @Test
    void saysThatThereIsTooLittleMemory() {
        assertThatThrownBy(() -> Checks.memory(GIGABYTE, 2 * GIGABYTE))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("needs 2048 MB, and 1024 MB are free");
    }

    @Test
    void saysWhichPortIsTaken() {
        var part = new FakePart("gateway", 8080);

        assertThatThrownBy(() -> Checks.ports(List.of(part), port -> port != 8080))
                .isInstanceOf(Obstacle.class)
                .hasMessageStartingWith("Port 8080 (gateway) is taken by another program")
                .hasMessageContaining("QLOOP_PORT_OFFSET");
    }

    @Test
    void isContentWithWhatIsThere() {
        assertThatCode(() -> {
                    Checks.disk(3 * GIGABYTE, 2 * GIGABYTE, Path.of("/data"));
                    Checks.memory(3 * GIGABYTE, 2 * GIGABYTE);
                    Checks.ports(List.of(new FakePart("gateway", 8080)), port -> true);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void readsTheAvailableMemoryOfLinux() {
        assertThat(Checks.available("MemTotal: 24 kB\nMemFree:   1 kB\nMemAvailable:  20 kB\n"))
                .isEqualTo(20 * 1024);
    }
}
