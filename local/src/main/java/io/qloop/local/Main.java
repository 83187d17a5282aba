package io.qloop.local;

import io.qloop.local.part.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The launcher's commands; {@code ./qloop} finds Java, builds, and calls it. */
public final class Main {

    private Main() {}

    public static void main(String[] words) throws Exception {
        int code;
        try {
            code = run(Arrays.asList(words), System.getenv());
        } catch (Obstacle e) {
            System.err.println(e.getMessage());
            code = 1;
        }
        System.exit(code);
    }

    private static int run(List<String> words, Map<String, String> environment) throws Exception {
        var arguments = new Arguments(words.isEmpty() ? List.of() : words.subList(1, words.size()));
        return switch (words.isEmpty() ? "" : words.getFirst()) {
            case "backends" ->
                Backends.run(
                        Backends.named(arguments.option("parts").orElse("postgres,kafka")),
                        Kind.chosenBy(environment.getOrDefault("QLOOP_BACKENDS", "auto")),
                        System.in,
                        System.out);
            default -> throw new Obstacle("There is no command '" + String.join(" ", words) + "'; see ./qloop help.");
        };
    }

    /** What stands after the command. */
    static final class Arguments {

        private final List<String> words;

        Arguments(List<String> words) {
            this.words = new ArrayList<>(words);
        }

        /** The value of {@code --name=value}. */
        Optional<String> option(String name) {
            var start = "--" + name + "=";
            return words.stream()
                    .filter(word -> word.startsWith(start))
                    .map(word -> word.substring(start.length()))
                    .findFirst();
        }

        boolean has(String name) {
            return words.contains("--" + name);
        }

        List<String> plain() {
            return words.stream().filter(word -> !word.startsWith("--")).toList();
        }
    }
}
