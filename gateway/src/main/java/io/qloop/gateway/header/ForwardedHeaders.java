package io.qloop.gateway.header;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/**
 * Tells the service whom the gateway serves. What the caller wrote into these headers is thrown away; where a trusted edge
 * stands in front, {@code quarkus.http.proxy.*} evaluates its headers before, and the request already speaks of the real client.
 */
public final class ForwardedHeaders {
    private static final CharSequence FOR = HttpHeaders.createOptimized("X-Forwarded-For");
    private static final CharSequence PROTO = HttpHeaders.createOptimized("X-Forwarded-Proto");
    private static final CharSequence HOST = HttpHeaders.createOptimized("X-Forwarded-Host");
    private static final CharSequence PORT = HttpHeaders.createOptimized("X-Forwarded-Port");
    private static final List<CharSequence> NEVER_TRUSTED = List.of(
            HttpHeaders.createOptimized("Forwarded"),
            HttpHeaders.createOptimized("X-Forwarded-Prefix"),
            HttpHeaders.createOptimized("X-Forwarded-Ssl"),
            HttpHeaders.createOptimized("X-Forwarded-Server"),
            HttpHeaders.createOptimized("X-Real-IP"),
            HttpHeaders.createOptimized("X-Original-URL"),
            HttpHeaders.createOptimized("X-Rewrite-URL"));

    private ForwardedHeaders() {}

    /** Replaces the forwarding headers of a request by true ones. */
    public static void write(HttpServerRequest request) {
        MultiMap headers = request.headers();
        for (var name : NEVER_TRUSTED) {
            headers.remove(name);
        }
        var client = request.remoteAddress();
        if (client == null || client.hostAddress() == null) {
            headers.remove(FOR);
        } else {
            headers.set(FOR, client.hostAddress());
        }
        var scheme = request.scheme();
        headers.set(PROTO, scheme);
        var authority = request.authority();
        if (authority == null) {
            headers.remove(HOST);
            headers.remove(PORT);
        } else {
            headers.set(HOST, authority.toString());
            int port = authority.port();
            headers.set(PORT, port > 0 ? Integer.toString(port) : "https".equals(scheme) ? "443" : "80");
        }
    }
}
