package io.qloop.local.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process, named so that it can be found again later and never mistaken for another one that got the same number.
 *
 * @param pid     its number
 * @param started when it started, in the system's own words (boot and clock tick where the system tells them)
 */
public record Running(long pid, String started) {

    public static Optional<Running> of(ProcessHandle process) {
        return startOf(process).map(started -> new Running(process.pid(), started));
    }

    /** The process, if it is still this very one. */
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> startOf(process).filter(started::equals).isPresent());
    }

    private static Optional<String> startOf(ProcessHandle process) {
        try {
            var stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            // The name of the command may hold blanks; the fields after it are counted from its closing bracket.
            var afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            var boot =
                    Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
            return Optional.of(boot + "/" + afterName[19]);
        } catch (IOException | IndexOutOfBoundsException e) {
            return process.info().startInstant().map(instant -> "at " + instant.getEpochSecond());
        }
    }
}
