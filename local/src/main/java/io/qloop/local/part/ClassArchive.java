package io.qloop.local.part;

import io.qloop.local.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the JVM knows about the classes of a program before it starts (class data sharing). The first start writes down
 * which classes are loaded; at leisure a process of the lowest priority makes an archive of them, from which each later
 * start takes about half the time. The JVM passes over an archive that does not fit its classes.
 */
final class ClassArchive {

    private final Path program;
    private final Path list;
    private final Path archive;
    private final Path log;

    /**
     * @param program a file that every build of the program makes anew
     */
    ClassArchive(Home home, String name, Path program) {
        this.program = program;
        // Made by this very JVM, and of no use to another one.
        var stem = name + "-" + Runtime.version();
        this.list = home.app("classes").resolve(stem + ".list");
        this.archive = home.app("classes").resolve(stem + ".jsa");
        this.log = home.log("classes");
    }

    /**
     * Whether archives are made and used. {@code -Dqloop.quick-start=false} says no, for a product that is started once.
     */
    static boolean wanted() {
        return Boolean.parseBoolean(System.getProperty("qloop.quick-start", "true"));
    }

    /** What the JVM is told: to use the archive, or to write down the classes for one. */
    List<String> options() throws IOException {
        if (!wanted()) {
            return List.of();
        }
        if (fits()) {
            // At the address that it was made for, its pages stay those of the file; elsewhere each process has a copy.
            return List.of(
                    "-XX:SharedArchiveFile=" + archive,
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:ArchiveRelocationMode=0",
                    "-Xlog:cds*=error,aot*=error");
        }
        Files.createDirectories(list.getParent());
        return List.of("-XX:DumpLoadedClassList=" + list);
    }

    private boolean fits() throws IOException {
        return Files.exists(archive)
                && Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(program)) > 0;
    }

    /**
     * Makes the archive if there is none that fits; does nothing before a first start. Ends the work when the thread is interrupted.
     *
     * @param java the program's own command line up to its main class, without {@link #options()}
     */
    void make(List<String> java) throws IOException, InterruptedException {
        if (!wanted() || fits() || !Files.exists(list)) {
            return;
        }
        var fresh = archive.resolveSibling(archive.getFileName() + ".new");
        var command = new ArrayList<>(Program.onPath("nice") ? List.of("nice", "-n", "19") : List.of());
        command.add(java.getFirst());
        command.addAll(List.of(
                "-Xshare:dump",
                "-XX:SharedClassListFile=" + list,
                "-XX:SharedArchiveFile=" + fresh,
                "-Xlog:cds*=error,aot*=error"));
        command.addAll(java.subList(1, java.size()));
        new Program(command, Map.of(), archive.getParent(), log).run();
        Files.move(fresh, archive, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(list);
    }
}
