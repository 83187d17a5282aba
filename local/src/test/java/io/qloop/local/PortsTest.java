package io.qloop.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    @Test
    void saysWhatIsWrongWithTheOffset() {
        assertThatThrownBy(() -> Ports.from(Map.of("QLOOP_PORT_OFFSET", "many")))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("'many'");
    }

    @ParameterizedTest
    @ValueSource(ints = {60_000, -9000})
    void refusesAnOffsetThatLeavesThePortNumbers(int offset) {
        assertThatThrownBy(() -> Ports.withOffset(offset))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("QLOOP_PORT_OFFSET");
    }

    @Test
    void hasTheDocumentedDefaults() {
        var ports = Ports.from(Map.of());

        assertThat(ports.byName())
                .containsEntry("gateway", 8080)
                .containsEntry("feedback", 8081)
                .containsEntry("complaint", 8082)
                .containsEntry("returns", 8083)
                .containsEntry("survey", 8084)
                .containsEntry("notification", 8085)
                .containsEntry("postgres", 15432)
                .containsEntry("kafka", 19092)
                .containsEntry("keycloak", 8180)
                .containsEntry("smtp", 2525)
                .containsEntry("imap", 3143);
    }

    @Test
    void movesAllPortsByTheOffset() {
        var moved = Ports.from(Map.of("QLOOP_PORT_OFFSET", " 1000 "));

        assertThat(moved.byName()).allSatisfy((name, port) -> assertThat(port)
                .isEqualTo(Ports.from(Map.of()).of(name) + 1000));
    }

    @Test
    void findsDifferentFreePorts() {
        var ports = Ports.free();

        assertThat(new HashSet<>(ports.byName().values()))
                .hasSameSizeAs(ports.byName().keySet());
        assertThat(ports.byName().values()).allMatch(Ports::isFree);
    }

    @Test
    void seesThatAPortIsTaken() throws IOException {
        try (var loopback = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var everywhere = new ServerSocket(0)) {
            assertThat(Ports.isFree(loopback.getLocalPort())).isFalse();
            assertThat(Ports.isFree(everywhere.getLocalPort())).isFalse();
        }
    }

    @Test
    void givesTheAddressesOfTheProduct() {
        var addresses = Addresses.on(Ports.withOffset(1));

        assertThat(addresses.gateway()).isEqualTo("http://localhost:8081");
        assertThat(addresses.issuer()).isEqualTo("http://localhost:8181/realms/qloop");
        assertThat(addresses
                        .overriddenBy(Map.of("QLOOP_KAFKA", "elsewhere:9092"))
                        .kafka())
                .isEqualTo("elsewhere:9092");
    }
}
