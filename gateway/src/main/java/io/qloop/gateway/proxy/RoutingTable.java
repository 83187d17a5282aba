package io.qloop.gateway.proxy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Which service a path under {@code /api/v1/} belongs to. The first segment decides; under {@code services/} the second one names
 * the service.
 *
 * @param <T> what stands for a service
 */
final class RoutingTable<T> {
    static final String PREFIX = "/api/v1/";
    private static final String SERVICES = "services";

    /** A way: the service, and whether anybody may walk it. */
    record Way<T>(T service, boolean isPublic) {}

    private final Map<String, Way<T>> byFirstSegment = new HashMap<>();
    private final Map<String, Way<T>> byName = new HashMap<>();

    RoutingTable(
            Map<String, ProxySettings.Service> services,
            Set<String> publicPaths,
            Function<Map.Entry<String, ProxySettings.Service>, T> make) {
        services.entrySet().forEach(entry -> {
            var service = make.apply(entry);
            byName.put(entry.getKey(), new Way<>(service, false));
            for (var path : entry.getValue().paths()) {
                if (path.equals(SERVICES)) {
                    throw new IllegalStateException(
                            "Path '" + SERVICES + "' is reserved, " + entry.getKey() + " asks for it");
                }
                if (byFirstSegment.put(path, new Way<>(service, publicPaths.contains(path))) != null) {
                    throw new IllegalStateException(
                            "Two services ask for path '" + path + "', one is " + entry.getKey());
                }
            }
        });
    }

    /** Null when no service owns the path. */
    Way<T> find(String path) {
        int end = end(path, PREFIX.length());
        var first = path.substring(PREFIX.length(), end);
        if (!first.equals(SERVICES)) {
            return byFirstSegment.get(first);
        }
        if (end == path.length()) {
            return null;
        }
        return byName.get(path.substring(end + 1, end(path, end + 1)));
    }

    private static int end(String path, int from) {
        int slash = path.indexOf('/', from);
        return slash < 0 ? path.length() : slash;
    }
}
