package io.qloop.local.part;

import static io.qloop.local.Texts.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One program of the product. A stopped part can be started again and finds its data and its ports as before. */
public interface Part {

    String name();

    /** The parts that have to be healthy before this one starts. */
    default Set<String> needs() {
        return Set.of();
    }

    /** Its ports on this machine, by the names of {@link io.qloop.local.Ports}. */
    Map<String, Integer> ports();

    /** Unpacks and configures what the first start needs; says what takes long. */
    default void prepare(Consumer<String> progress) throws Exception {}

    /** Starts the program and returns at once. */
    void start() throws Exception;

    boolean alive();

    /** One look at whether it answers. */
    boolean healthy();

    /** Called when it has become healthy after a start: creates what others expect in it. */
    default void furnish() throws Exception {}

    /** Called when everything is up and the machine has time: prepares a faster next start. Ends when interrupted. */
    default void atLeisure() throws IOException, InterruptedException {}

    /** Ends the program in order, by force if it does not end in time. Does nothing if it does not run. */
    void stop();

    /** The running process, so that it can be found again if this launcher is killed. */
    default Optional<Running> running() {
        return Optional.empty();
    }

    /** How the program ended last, in words. */
    default String lastEnd() {
        return text("end.any");
    }

    /** Gives back what only this launcher holds; the part is not used afterwards. */
    default void release() {}

    Path log();
}
