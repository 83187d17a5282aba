package io.qloop.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The machine at this moment. */
final class Machine {

    private Machine() {}

    static String load() {
        return read("/proc/loadavg").replaceAll("^(\\S+ \\S+ \\S+).*", "$1").strip();
    }

    static double loadOfLastMinute() {
        return Double.parseDouble(read("/proc/loadavg").split(" ")[0]);
    }

    static String description() {
        var cpu = read("/proc/cpuinfo")
                .lines()
                .filter(line -> line.startsWith("model name"))
                .findFirst()
                .map(line -> line.replaceFirst(".*:\\s*", ""))
                .orElse("?");
        var memory = number("/proc/meminfo", "MemTotal") / 1024 / 1024;
        return String.format(
                Locale.ROOT,
                "%d × %s, %d GiB; Linux %s; Java %s",
                Runtime.getRuntime().availableProcessors(),
                cpu,
                memory,
                System.getProperty("os.version"),
                System.getProperty("java.vm.version"));
    }

    /** Resident memory of a process in megabytes. */
    static long residentMegabytes(long pid) {
        return number("/proc/" + pid + "/status", "VmRSS") / 1024;
    }

    private static long number(String file, String name) {
        return read(file)
                .lines()
                .filter(line -> line.startsWith(name + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
