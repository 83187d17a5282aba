package io.qloop.local.supervisor;

import static io.qloop.local.Texts.text;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.qloop.local.Addresses;
import io.qloop.local.Obstacle;
import io.qloop.local.part.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a supervisor writes down about itself in {@code state.json}, for the commands that speak to it, for tests, and
 * for whoever has to clean up after it.
 *
 * @param phase      {@code starting}, {@code ready} or {@code stopping}
 * @param supervisor its own process
 * @param control    port on the loopback address that takes commands
 * @param secret     what a command has to know
 * @param backends   {@code embedded} or {@code containers}
 * @param addresses  where the product answers
 * @param ports      all ports by name
 * @param parts      every part, in starting order
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record State(
        String phase,
        Running supervisor,
        int control,
        String secret,
        String backends,
        Addresses addresses,
        Map<String, Integer> ports,
        List<PartState> parts) {

    /**
     * One part.
     *
     * @param state    {@code waiting}, {@code starting}, {@code ready}, {@code failing} (ended, about to start again) or
     *                 {@code stopped}
     * @param process  its process, where it has one here
     * @param restarts how often it was started again because it had ended by itself
     * @param log      its log file
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record PartState(
            String name, String state, Running process, Map<String, Integer> ports, int restarts, String log) {}

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** What is written down there, if anything. */
    public static Optional<State> read(Path file) {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), State.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new Obstacle(text("state.unreadable", file, e.getMessage()));
        }
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        var half = Files.createTempFile(
                file.getParent(),
                "state",
                ".half",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(half, JSON.writeValueAsBytes(this));
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** In one line, without the secret. */
    public String forReaders() {
        try {
            return new ObjectMapper()
                    .writeValueAsString(new State(phase, supervisor, control, null, backends, addresses, ports, parts));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean supervisorLives() {
        return supervisor != null && supervisor.find().isPresent();
    }

    /** Every process that is written down, last started first, the supervisor not included. */
    List<PartState> started() {
        return new ArrayList<>(parts)
                .reversed().stream().filter(part -> part.process() != null).toList();
    }
}
