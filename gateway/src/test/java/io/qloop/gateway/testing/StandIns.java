package io.qloop.gateway.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Stand-ins for all services and for the sign-in server, on free ports; a test gets them in its fields. */
public final class StandIns implements QuarkusTestResourceLifecycleManager {
    private static final List<String> NAMES = List.of("feedback", "complaint", "returns", "survey", "notification");

    private final Map<String, StandIn> services = new HashMap<>();
    private Vertx vertx;
    private Authority authority;

    @Override
    public Map<String, String> start() {
        vertx = Vertx.vertx();
        var config = new HashMap<String, String>();
        for (var name : NAMES) {
            var service = new StandIn(vertx, name);
            services.put(name, service);
            config.put("QLOOP_" + name.toUpperCase(Locale.ROOT) + "_URL", "http://localhost:" + service.port());
        }
        authority = new Authority(vertx);
        config.put("QLOOP_ISSUER", authority.insideUrl());
        return config;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(StandIns.class));
        injector.injectIntoFields(authority, new TestInjector.MatchesType(Authority.class));
    }

    public StandIn service(String name) {
        return services.get(name);
    }

    /** All services back to telling what they got. */
    public void reset() {
        services.values().forEach(StandIn::echo);
    }

    @Override
    public void stop() {
        if (vertx != null) {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
