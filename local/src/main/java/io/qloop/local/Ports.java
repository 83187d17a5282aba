package io.qloop.local;

import static io.qloop.local.Texts.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** The ports that the product listens on, by name. */
public record Ports(Map<String, Integer> byName) {

    /** The default ports; all of them move together with {@code QLOOP_PORT_OFFSET}. */
    private static final Map<String, Integer> DEFAULTS = defaults();

    public Ports {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
        byName.forEach((name, port) -> {
            if (port < 1 || port > 65535) {
                throw new Obstacle(text("port.impossible", name, port));
            }
        });
    }

    public static Ports withOffset(int offset) {
        var ports = new LinkedHashMap<String, Integer>();
        DEFAULTS.forEach((name, port) -> ports.put(name, port + offset));
        return new Ports(ports);
    }

    /** The default ports moved by what {@code QLOOP_PORT_OFFSET} says. */
    public static Ports from(Map<String, String> environment) {
        var offset = environment.getOrDefault("QLOOP_PORT_OFFSET", "").strip();
        try {
            return withOffset(offset.isEmpty() ? 0 : Integer.parseInt(offset));
        } catch (NumberFormatException e) {
            throw new Obstacle(text("port.offset", offset));
        }
    }

    /** Ports that nobody listens on now, for tests beside a running product. */
    public static Ports free() {
        var taken = new LinkedHashSet<Integer>();
        var ports = new LinkedHashMap<String, Integer>();
        DEFAULTS.keySet().forEach(name -> ports.put(name, free(taken)));
        return new Ports(ports);
    }

    /**
     * Below the range from which the system takes the ports of outgoing connections: otherwise such a connection may
     * sit on the port of a part that is stopped for a while.
     */
    private static int free(Set<Integer> taken) {
        for (int attempt = 0; attempt < 1000; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            if (!taken.contains(port) && isFree(port)) {
                taken.add(port);
                return port;
            }
        }
        throw new Obstacle(text("port.none-free", 20_000, 32_000));
    }

    public int of(String name) {
        return Optional.ofNullable(byName.get(name))
                .orElseThrow(() -> new IllegalArgumentException("There is no port named '" + name + "'"));
    }

    /** True if nobody listens there on the loopback address or on all addresses. */
    public static boolean isFree(int port) {
        return canBind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                && canBind(new InetSocketAddress(port));
    }

    private static boolean canBind(InetSocketAddress address) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (java.net.BindException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Integer> defaults() {
        var ports = new LinkedHashMap<String, Integer>();
        ports.put("gateway", 8080);
        ports.put("feedback", 8081);
        ports.put("complaint", 8082);
        ports.put("returns", 8083);
        ports.put("survey", 8084);
        ports.put("notification", 8085);
        ports.put("postgres", 15432);
        ports.put("kafka", 19092);
        ports.put("kafka-controller", 19093);
        ports.put("keycloak", 8180);
        ports.put("smtp", 2525);
        ports.put("imap", 3143);
        return ports;
    }
}
