package io.qloop.local.part;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A command line with what it needs to run.
 *
 * @param command     the program and its arguments
 * @param environment variables added to those of this process
 * @param directory   working directory
 * @param log         file that takes its output
 */
record Program(List<String> command, Map<String, String> environment, Path directory, Path log) {

    private static final long LARGEST_LOG = 20_000_000;

    /** Java of the same JDK as this process. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Starts it in a session of its own, so that Ctrl-C in the terminal reaches only the supervisor, which stops in order. */
    Process start() throws IOException {
        Files.createDirectories(log.getParent());
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        var words = new ArrayList<String>(ownSession());
        words.addAll(command);
        var builder = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("QLOOP_"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Runs it to its end; anything but success is an error with the last lines of its output. */
    void run() throws IOException, InterruptedException {
        var process = start();
        int code;
        try {
            code = process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly().waitFor();
            throw e;
        }
        if (code != 0) {
            throw new IOException(String.join(" ", command) + " ended with code " + code + ":\n" + lastLines(log, 15));
        }
    }

    static String lastLines(Path log, int count) {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
        } catch (IOException e) {
            return "(" + log + " cannot be read)";
        }
    }

    private static List<String> ownSession() {
        if (onPath("setsid")) {
            return List.of("setsid");
        }
        return onPath("perl") ? List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV") : List.of();
    }

    static boolean onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
