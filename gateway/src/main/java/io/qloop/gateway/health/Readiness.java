package io.qloop.gateway.health;

import io.qloop.gateway.proxy.ProxySettings;
import io.qloop.gateway.proxy.ServiceClient;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Asks all services at the same time whether they are ready. */
@ApplicationScoped
class Readiness {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String UP = "UP";
    private static final String DOWN = "DOWN";

    private final ProxySettings settings;
    private final ServiceClient client;

    Readiness(ProxySettings settings, ServiceClient client) {
        this.settings = settings;
        this.client = client;
    }

    /** Status by service; never fails. */
    Future<JsonObject> ofAll() {
        Map<String, Future<JsonObject>> asked = new TreeMap<>();
        settings.services().forEach((name, service) -> asked.put(name, ask(service)));
        return Future.join(new ArrayList<>(asked.values())).otherwiseEmpty().map(_ -> {
            var services = new JsonObject();
            asked.forEach((name, answer) -> services.put(name, answer.result()));
            boolean ready = asked.values().stream()
                    .allMatch(answer -> UP.equals(answer.result().getString("status")));
            return new JsonObject().put("status", ready ? UP : DOWN).put("services", services);
        });
    }

    private Future<JsonObject> ask(ProxySettings.Service service) {
        var options = client.to(service.url())
                .setMethod(HttpMethod.GET)
                .setURI("/q/health/ready")
                .setTimeout(PATIENCE.toMillis());
        return client.http()
                .request(options)
                .compose(request -> request.send()
                        .compose(response -> response.body().map(body -> {
                            var answer = new JsonObject().put("status", response.statusCode() == 200 ? UP : DOWN);
                            addChecks(answer, body.toString());
                            return answer;
                        }))
                        .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                        .onFailure(_ -> request.reset()))
                .otherwise(_ -> new JsonObject().put("status", DOWN).put("reason", "not reachable"));
    }

    /** Which part of a service is not well; its details stay inside. */
    private static void addChecks(JsonObject answer, String body) {
        try {
            var checks = new JsonObject(body).getJsonArray("checks");
            if (checks != null && !checks.isEmpty()) {
                var brief = new JsonObject();
                for (var check : checks) {
                    if (check instanceof JsonObject one && one.getString("name") != null) {
                        brief.put(one.getString("name"), one.getString("status"));
                    }
                }
                answer.put("checks", brief);
            }
        } catch (DecodeException | ClassCastException notHealthJson) {
            answer.put("reason", "not understood");
        }
    }
}
