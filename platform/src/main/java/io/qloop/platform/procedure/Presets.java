package io.qloop.platform.procedure;

import io.qloop.platform.i18n.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The presets that a service ships: the files {@code procedures/<name>.yaml} that {@code procedures/index.txt} lists,
 * a name on each line.
 */
public final class Presets {

    private static final String FOLDER = "procedures/";
    private static final String INDEX = FOLDER + "index.txt";

    private final Map<String, Procedure> presets;

    private Presets(Map<String, Procedure> presets) {
        this.presets = Collections.unmodifiableMap(presets);
    }

    /**
     * Reads all of them.
     *
     * @throws BrokenProcedure when one is not as it must be, with the flaws of all of them
     */
    public static Presets load(ClassLoader loader, Texts texts) {
        var reader = new ProcedureReader(texts);
        var presets = new TreeMap<String, Procedure>();
        var messages = new ArrayList<String>();
        var flaws = new ArrayList<Flaw>();
        for (var name : resource(loader, INDEX)
                .orElse("")
                .lines()
                .filter(line -> !line.isBlank())
                .toList()) {
            var file = FOLDER + name + ".yaml";
            try {
                var preset = reader.readYaml(file, resource(loader, file).orElseThrow(() -> missing(file)));
                if (!preset.name().equals(name)) {
                    throw misnamed(file, preset.name());
                }
                presets.put(name, preset);
            } catch (BrokenProcedure e) {
                messages.add(e.getMessage());
                flaws.addAll(e.flaws());
            }
        }
        if (!messages.isEmpty()) {
            throw new BrokenProcedure("Procedures are broken:\n" + String.join("\n", messages), flaws);
        }
        return new Presets(presets);
    }

    private static BrokenProcedure missing(String file) {
        return new BrokenProcedure(INDEX + ": there is no file " + file, List.of());
    }

    private static BrokenProcedure misnamed(String file, String name) {
        return new BrokenProcedure(file + ":1: the preset calls itself '" + name + "'", List.of());
    }

    public Collection<Procedure> all() {
        return presets.values();
    }

    public Optional<Procedure> find(String name) {
        return Optional.ofNullable(presets.get(name));
    }

    private static Optional<String> resource(ClassLoader loader, String name) {
        try (var in = loader.getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
