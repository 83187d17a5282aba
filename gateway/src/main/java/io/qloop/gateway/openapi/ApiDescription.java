package io.qloop.gateway.openapi;

import io.qloop.gateway.proxy.ProxySettings;
import io.quarkus.runtime.Startup;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.jboss.logging.Logger;

/** The one description of the whole API, made at start of the services' checked-in ones. */
@Singleton
@Startup
class ApiDescription {
    private static final Logger LOG = Logger.getLogger(ApiDescription.class);

    private final String json;
    private final String etag;

    ApiDescription(ProxySettings settings) {
        var byService = new TreeMap<String, JsonObject>();
        for (var service : new TreeSet<>(settings.services().keySet())) {
            var description = read("openapi/" + service + "/openapi.json");
            if (description == null) {
                LOG.warnf("The API description of %s is not in this build", service);
            } else {
                byService.put(service, new JsonObject(description));
            }
        }
        var merged = OpenApiMerger.merge(new JsonObject(read("openapi/frame.json")), byService);
        merged.clashes().forEach(clash -> LOG.warnf("API descriptions clash: %s", clash));
        json = merged.document().encode();
        var sum = new CRC32();
        sum.update(json.getBytes(StandardCharsets.UTF_8));
        etag = Long.toHexString(sum.getValue());
    }

    String json() {
        return json;
    }

    String etag() {
        return etag;
    }

    private static String read(String resource) {
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
