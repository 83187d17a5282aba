package io.qloop.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * While instances are replaced, the version before serves beside the new one on the database that is migrated already: no
 * migration takes away what that one reads or writes. A module extends it.
 */
public abstract class MigrationsTest {

    /** The ones that broke something while nothing was released, so that nothing ran beside them; no other is added. */
    protected Set<String> beforeTheFirstRelease() {
        return Set.of();
    }

    @Test
    void everyMigrationLeavesTheVersionBeforeWhatItReadsAndWrites() throws IOException {
        var breaking = new TreeMap<String, List<String>>();
        migrations().forEach((version, sql) -> {
            var changes = BreakingChanges.of(sql);
            if (!changes.isEmpty() && !BreakingChanges.areExcusedIn(sql)) {
                breaking.put(version, changes);
            }
        });

        assertThat(breaking.keySet())
                .as(
                        "take away a version later, or say in the file why it may be now (-- breaking: why); found %s",
                        breaking)
                .isEqualTo(beforeTheFirstRelease());
    }

    /** By version, such as {@code V120}. */
    private static Map<String, String> migrations() throws IOException {
        var migrations = new TreeMap<String, String>();
        try (var files = Files.walk(Path.of("src/main/resources/db"))) {
            files.filter(file -> file.toString().endsWith(".sql"))
                    .forEach(
                            file -> migrations.put(file.getFileName().toString().replaceFirst("__.*", ""), read(file)));
        }
        assertThat(migrations).isNotEmpty();
        return migrations;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
