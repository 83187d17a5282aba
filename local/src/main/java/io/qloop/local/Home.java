package io.qloop.local;

import static io.qloop.local.Texts.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * Where things lie.
 *
 * @param directory data, logs and state of one running product; everything in it may be deleted with it
 * @param programs  unpacked programs, shared by all products of this checkout
 * @param product   what the build made of this module: the launcher's jar and what goes with it
 * @param checkout  the root of the sources
 */
public record Home(Path directory, Path programs, Path product, Path checkout) {

    /** The home named by {@code QLOOP_HOME}, otherwise {@code .qloop} in the checkout. */
    public static Home from(Map<String, String> environment) {
        var checkout = findCheckout();
        var standard = checkout.resolve(".qloop");
        var chosen = environment.getOrDefault("QLOOP_HOME", "").strip();
        return at(chosen.isEmpty() ? standard : Path.of(chosen).toAbsolutePath().normalize());
    }

    /** A home in this directory, with the programs of the checkout. */
    public static Home at(Path directory) {
        var checkout = findCheckout();
        return new Home(directory, checkout.resolve(".qloop/programs"), findProduct(checkout), checkout);
    }

    public Path data(String part) {
        return directory.resolve("data").resolve(part);
    }

    public Path log(String part) {
        return directory.resolve("logs").resolve(part + ".log");
    }

    public Path app(String service) {
        return directory.resolve("app").resolve(service);
    }

    public Path stateFile() {
        return directory.resolve("state.json");
    }

    /** What the build wrote down about the distributions in the Maven repository. */
    public Properties distributions() {
        var properties = new Properties();
        var file = product.resolve("distributions.properties");
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The build has not written " + file, e);
        }
        return properties;
    }

    private static Path findCheckout() {
        var told = System.getProperty("qloop.checkout", System.getProperty("qloop.root", ""));
        if (!told.isEmpty()) {
            return Path.of(told).toAbsolutePath().normalize();
        }
        // <checkout>/local/target/qloop-local/qloop-local.jar, or <checkout>/local/target/classes
        for (var directory = ownLocation(); directory != null; directory = directory.getParent()) {
            if (Files.isRegularFile(directory.resolve("qloop")) && Files.isDirectory(directory.resolve("local"))) {
                return directory;
            }
        }
        throw new Obstacle(text("checkout.unknown"));
    }

    private static Path findProduct(Path checkout) {
        var own = ownLocation();
        var beside = own.getParent();
        return Files.isRegularFile(own) && Files.exists(beside.resolve("distributions.properties"))
                ? beside
                : checkout.resolve("local/target/qloop-local");
    }

    private static Path ownLocation() {
        try {
            return Path.of(Home.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toAbsolutePath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
