package io.qloop.local;

import static io.qloop.local.Texts.text;

import io.qloop.local.audit.Verification;
import io.qloop.local.demo.Demo;
import io.qloop.local.demo.Seed;
import io.qloop.local.part.Kind;
import io.qloop.local.part.Realm;
import io.qloop.local.supervisor.Commands;
import io.qloop.local.supervisor.State;
import io.qloop.local.supervisor.Supervisor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
        var command = words.isEmpty() ? "" : words.getFirst();
        var arguments = new Arguments(words.isEmpty() ? List.of() : words.subList(1, words.size()));
        if (command.equals("backends")) {
            return Backends.run(
                    Backends.named(arguments.option("parts").orElse("postgres,kafka")),
                    Kind.chosenBy(environment.getOrDefault("QLOOP_BACKENDS", "auto")),
                    System.in,
                    System.out);
        }
        if (command.equals("audit")) {
            return Verification.run(arguments.plain(), arguments.option("kept"), System.out);
        }
        var home = Home.from(environment);
        var commands = new Commands(home, System.out);
        return switch (command) {
            case "up" -> up(home, commands, arguments, environment);
            case "down" -> commands.down();
            case "running" -> commands.running().isPresent() ? 0 : 3;
            case "status" -> commands.status(arguments.has("json"));
            case "start", "stop", "restart" -> commands.part(command, arguments.plain());
            case "logs" -> commands.logs(arguments.plain(), arguments.has("follow"));
            case "reset" -> commands.reset(arguments.has("yes"));
            case "demo" -> Demo.run(demo(arguments), addresses(commands, environment));
            case "seed" -> {
                Seed.run(addresses(commands, environment));
                yield 0;
            }
            case "realm" -> {
                System.out.println(Realm.local(home));
                yield 0;
            }
            default -> throw new Obstacle(text("command.unknown", command));
        };
    }

    private static Demo.Name demo(Arguments arguments) {
        if (arguments.plain().size() > 1) {
            throw new Obstacle(text("demo.unknown", String.join(" ", arguments.plain())));
        }
        var word = arguments.plain().isEmpty() ? "returns" : arguments.plain().getFirst();
        return Stream.of(Demo.Name.values())
                .filter(name -> name.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new Obstacle(text("demo.unknown", word)));
    }

    private static int up(Home home, Commands commands, Arguments arguments, Map<String, String> environment)
            throws Exception {
        if (arguments.has("detach")) {
            return commands.detach(arguments.without("detach"));
        }
        var wishes = new Supervisor.Wishes(
                !arguments.has("no-seed"),
                arguments.option("only").map(Backends::named).orElse(Set.of()),
                arguments.has("end-with-input"),
                arguments.has("json"));
        return new Supervisor(
                        home,
                        arguments.has("free-ports") ? Ports.free() : Ports.from(environment),
                        Kind.chosenBy(arguments.option("backends").orElse("embedded")),
                        wishes,
                        System.out)
                .run(System.in);
    }

    /** Those of the product that runs here; otherwise the usual ones, for a product that was started in another way. */
    private static Addresses addresses(Commands commands, Map<String, String> environment) {
        return commands.running()
                .map(State::addresses)
                .orElseGet(() -> Addresses.on(Ports.from(environment)))
                .overriddenBy(environment);
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

        List<String> without(String name) {
            return words.stream().filter(word -> !word.equals("--" + name)).toList();
        }

        List<String> plain() {
            return words.stream().filter(word -> !word.startsWith("--")).toList();
        }
    }
}
