package io.qloop.gateway.header;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/** The headers that keep browsers careful. The gateway alone decides them, whatever a service sends. */
public final class SecurityHeaders {
    private static final CharSequence CSP = HttpHeaders.createOptimized("Content-Security-Policy");
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence REFERRER = HttpHeaders.createOptimized("Referrer-Policy");
    private static final CharSequence OPENER = HttpHeaders.createOptimized("Cross-Origin-Opener-Policy");
    private static final CharSequence RESOURCE = HttpHeaders.createOptimized("Cross-Origin-Resource-Policy");
    private static final CharSequence TRANSPORT = HttpHeaders.createOptimized("Strict-Transport-Security");

    private static final CharSequence NOSNIFF_VALUE = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence SAME_ORIGIN = HttpHeaders.createOptimized("same-origin");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final CharSequence TRANSPORT_VALUE =
            HttpHeaders.createOptimized("max-age=31536000; includeSubDomains");
    private static final CharSequence NOTHING =
            HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'");
    private static final CharSequence OWN_PAGES = HttpHeaders.createOptimized(pages("'self'"));
    /** Swagger UI writes style attributes; scripts stay strict. */
    private static final CharSequence TRY_PAGE = HttpHeaders.createOptimized(pages("'self' 'unsafe-inline'"));

    /** A page that a service answers with: no scripts at all, and styles of its own where it is a letter to look at. */
    private static final CharSequence SERVICES_PAGES = HttpHeaders.createOptimized(
            "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src data:; form-action 'self'; "
                    + "base-uri 'none'; frame-ancestors 'none'");

    private static final List<CharSequence> DECIDED_HERE =
            List.of(CSP, NOSNIFF, REFERRER, OPENER, RESOURCE, TRANSPORT, HttpHeaders.CACHE_CONTROL);

    private SecurityHeaders() {}

    /** For answers with data: nothing may be done with them but read them, and nobody keeps them. */
    public static void data(HttpServerRequest request) {
        var headers = request.response().headers();
        common(request, headers);
        headers.set(CSP, NOTHING);
        headers.set(HttpHeaders.CACHE_CONTROL, NO_STORE);
    }

    /** For pages, scripts and styles of the gateway itself. */
    public static void page(HttpServerRequest request) {
        var headers = request.response().headers();
        common(request, headers);
        headers.set(CSP, "/api".equals(request.path()) ? TRY_PAGE : OWN_PAGES);
    }

    /** For a page that a service answers with where data was expected; still nobody keeps it. */
    public static void servicesPage(HttpServerRequest request) {
        request.response().headers().set(CSP, SERVICES_PAGES);
    }

    /** Takes away what a service says about the things decided here. */
    public static void strip(MultiMap fromService) {
        for (var name : DECIDED_HERE) {
            fromService.remove(name);
        }
    }

    private static void common(HttpServerRequest request, MultiMap headers) {
        headers.set(NOSNIFF, NOSNIFF_VALUE);
        headers.set(REFERRER, SAME_ORIGIN);
        headers.set(OPENER, SAME_ORIGIN);
        headers.set(RESOURCE, SAME_ORIGIN);
        // A promise about https that arrives over http is void (RFC 6797, 7.2).
        if ("https".equals(request.scheme())) {
            headers.set(TRANSPORT, TRANSPORT_VALUE);
        }
    }

    private static String pages(String styles) {
        return "default-src 'none'; script-src 'self'; style-src " + styles
                + "; img-src 'self' data:; font-src 'self'; "
                + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }
}
