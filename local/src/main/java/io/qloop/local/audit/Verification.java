package io.qloop.local.audit;

import static io.qloop.local.Texts.text;

import io.qloop.local.Obstacle;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The command {@code audit verify FILE}. */
public final class Verification {

    private static final String HASH = "[0-9a-f]{64}";

    private Verification() {}

    /**
     * Says what is wrong with the file, or that nothing is.
     *
     * @param words {@code verify} and the file
     * @param kept the hash of a seal that was written down earlier and has to be in the chain
     * @return 0 if the file is intact
     */
    public static int run(List<String> words, Optional<String> kept, PrintStream out) throws IOException {
        if (words.size() != 2
                || !words.getFirst().equals("verify")
                || kept.filter(hash -> !hash.matches(HASH)).isPresent()) {
            throw new Obstacle(text("audit.usage"));
        }
        var verifier = new Verifier(kept);
        try (var file = new BufferedInputStream(Files.newInputStream(Path.of(words.getLast())), 1 << 16)) {
            verifier.read(file);
        } catch (NoSuchFileException e) {
            throw new Obstacle(text("audit.no-file", words.getLast()), e);
        }
        verifier.findings().forEach(out::println);
        if (!verifier.findings().isEmpty()) {
            out.println(text("audit.not-intact"));
            return 1;
        }
        out.println(verifier.summary());
        return 0;
    }
}
