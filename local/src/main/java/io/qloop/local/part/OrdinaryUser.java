package io.qloop.local.part;

import static io.qloop.local.Texts.text;

import io.qloop.local.Obstacle;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * Who PostgreSQL runs as; it refuses to run as root. Root becomes nobody in a user namespace of its own, where files stay
 * root's; where the system allows no namespaces (many containers), root becomes nobody for good and gives the files away.
 */
enum OrdinaryUser {
    MYSELF(List.of()),
    ROOT_IN_NAMESPACE(List.of("unshare", "-U")),
    NOBODY(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));

    private final List<String> prefix;

    OrdinaryUser(List<String> prefix) {
        this.prefix = prefix;
    }

    /** The first way that works here, tried with a program that this user has to be able to run. */
    static OrdinaryUser of(Path program) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return MYSELF;
        }
        if (ROOT_IN_NAMESPACE.canRun(program)) {
            return ROOT_IN_NAMESPACE;
        }
        if (NOBODY.canRun(program)) {
            return NOBODY;
        }
        throw new Obstacle(text("postgres.root", program));
    }

    List<String> prefix() {
        return prefix;
    }

    private boolean canRun(Path program) {
        var command = new java.util.ArrayList<>(prefix);
        command.addAll(List.of(program.toString(), "--version"));
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Makes a file, or a directory with all that is in it, this user's own. */
    void own(Path path) throws IOException {
        if (this != NOBODY) {
            return;
        }
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                return give(directory);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                return give(file);
            }

            private FileVisitResult give(Path file) throws IOException {
                Files.setAttribute(file, "unix:uid", 65534);
                Files.setAttribute(file, "unix:gid", 65534);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
