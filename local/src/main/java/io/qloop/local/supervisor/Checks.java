package io.qloop.local.supervisor;

import static io.qloop.local.Texts.text;

import com.sun.management.OperatingSystemMXBean;
import io.qloop.local.Obstacle;
import io.qloop.local.Ports;
import io.qloop.local.part.Part;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.function.IntPredicate;

/** What has to be true before anything is started; each says in one sentence what is missing and what helps. */
final class Checks {

    private static final long MEGABYTE = 1 << 20;
    /** Programs, copies of the services, first data. */
    static final long DISK_FOR_FIRST_START = 2_500 * MEGABYTE;

    static final long DISK_FOR_LATER_STARTS = 500 * MEGABYTE;
    /** Six services, broker, Keycloak, database, mail, this launcher, and a little air. */
    static final long MEMORY = 2_800 * MEGABYTE;

    private Checks() {}

    static void disk(Path home, boolean first) throws IOException {
        disk(Files.getFileStore(home).getUsableSpace(), first ? DISK_FOR_FIRST_START : DISK_FOR_LATER_STARTS, home);
    }

    static void disk(long usable, long needed, Path home) {
        if (usable < needed) {
            throw new Obstacle(text("disk", needed / MEGABYTE, usable / MEGABYTE, home));
        }
    }

    static void memory() throws IOException {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long available = system.getTotalMemorySize();
        var meminfo = Path.of("/proc/meminfo");
        if (Files.exists(meminfo)) {
            available = Math.min(available, available(Files.readString(meminfo)));
        }
        memory(available, MEMORY);
    }

    static void memory(long available, long needed) {
        if (available < needed) {
            throw new Obstacle(text("memory", needed / MEGABYTE, available / MEGABYTE));
        }
    }

    /** What Linux says could be had without swapping. */
    static long available(String meminfo) {
        return meminfo.lines()
                .filter(line -> line.startsWith("MemAvailable:"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    static void ports(Collection<Part> parts) {
        ports(parts, Ports::isFree);
    }

    static void ports(Collection<Part> parts, IntPredicate free) {
        for (var part : parts) {
            part.ports().forEach((name, port) -> {
                if (!free.test(port)) {
                    throw new Obstacle(text("port.taken", port, name));
                }
            });
        }
    }
}
