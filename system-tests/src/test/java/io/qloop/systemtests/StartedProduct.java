package io.qloop.systemtests;

import io.qloop.systemtests.product.Product;
import io.qloop.systemtests.product.World;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the product for the first test that asks for it; JUnit closes it after the last one. */
final class StartedProduct implements ParameterResolver {

    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(StartedProduct.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == World.class;
    }

    @Override
    public World resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(OURS).computeIfAbsent("world", _ -> start(), World.class);
    }

    private static World start() {
        var running = System.getProperty("qloop.systemtests.home");
        if (running != null) {
            return World.around(Product.attach(Path.of(running)));
        }
        var now = LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
        return World.start(Product.root().resolve("system-tests/target/product-" + now));
    }
}
