package io.qloop.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoutingTableTest {
    private record Service(URI url, Set<String> paths) implements ProxySettings.Service {}

    @Test
    void findsTheServiceOfAFirstSegment() {
        var table = table(Map.of("a", service("x", "y"), "b", service("z")));

        assertThat(table.find("/api/v1/x").service()).isEqualTo("a");
        assertThat(table.find("/api/v1/y/1/2").service()).isEqualTo("a");
        assertThat(table.find("/api/v1/z/").service()).isEqualTo("b");
        assertThat(table.find("/api/v1/services/b/dead-letters").service()).isEqualTo("b");
        assertThat(table.find("/api/v1/services/c/dead-letters")).isNull();
        assertThat(table.find("/api/v1/xy")).isNull();
    }

    @Test
    void tellsPublicPathsFromTheOthers() {
        var table = new RoutingTable<>(Map.of("a", service("x", "open")), Set.of("open"), Map.Entry::getKey);

        assertThat(table.find("/api/v1/open/1").isPublic()).isTrue();
        assertThat(table.find("/api/v1/x").isPublic()).isFalse();
    }

    @Test
    void refusesAPathThatTwoServicesAskFor() {
        assertThatThrownBy(() -> table(Map.of("a", service("x"), "b", service("x"))))
                .hasMessageContaining("Two services ask for path 'x'");
        assertThatThrownBy(() -> table(Map.of("a", service("services")))).hasMessageContaining("reserved");
    }

    private static RoutingTable<String> table(Map<String, ProxySettings.Service> services) {
        return new RoutingTable<>(services, Set.of(), Map.Entry::getKey);
    }

    private static ProxySettings.Service service(String... paths) {
        return new Service(URI.create("http://localhost"), Set.of(paths));
    }
}
