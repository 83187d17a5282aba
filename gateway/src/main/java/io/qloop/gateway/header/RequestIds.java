package io.qloop.gateway.header;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Gives every request a number to be found by: {@code X-Request-Id}, taken from the caller if it is sane, and a W3C
 * {@code traceparent}, started here if the caller brought none. A fresh request id is the trace id, so that one number finds
 * the request in answers, logs and traces.
 */
public final class RequestIds {
    public static final CharSequence X_REQUEST_ID = HttpHeaders.createOptimized("X-Request-Id");
    public static final CharSequence TRACEPARENT = HttpHeaders.createOptimized("traceparent");
    private static final CharSequence TRACESTATE = HttpHeaders.createOptimized("tracestate");
    private static final int LONGEST = 64;
    private static final String NO_TRACE = "0".repeat(32);
    private static final String NO_SPAN = "0".repeat(16);

    private RequestIds() {}

    /** Sets both headers on the request, the way they travel on, and the request id on the answer. */
    public static void stamp(HttpServerRequest request) {
        var headers = request.headers();
        var traceparent = headers.get(TRACEPARENT);
        if (traceparent == null || !isTraceparent(traceparent)) {
            var random = ThreadLocalRandom.current();
            var hex = HexFormat.of();
            traceparent = "00-" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1) + "-"
                    + hex.toHexDigits(random.nextLong() | 1) + "-01";
            headers.set(TRACEPARENT, traceparent);
            headers.remove(TRACESTATE);
        }
        var id = headers.get(X_REQUEST_ID);
        if (id == null || !isSane(id)) {
            id = traceId(traceparent);
            headers.set(X_REQUEST_ID, id);
        }
        request.response().headers().set(X_REQUEST_ID, id);
    }

    /** The trace that a stamped request belongs to. */
    public static String traceId(HttpServerRequest stamped) {
        var traceparent = stamped.getHeader(TRACEPARENT);
        return traceparent == null ? null : traceId(traceparent);
    }

    private static String traceId(String traceparent) {
        return traceparent.substring(3, 35);
    }

    /** Letters, digits and {@code . _ -}, at most 64: nothing that could break a log line or a header. */
    static boolean isSane(String id) {
        int length = id.length();
        if (length == 0 || length > LONGEST) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = id.charAt(i);
            boolean good = c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || c == '-'
                    || c == '_'
                    || c == '.';
            if (!good) {
                return false;
            }
        }
        return true;
    }

    /** {@code 00-<32 hex>-<16 hex>-<2 hex>}, neither id all zero. */
    static boolean isTraceparent(String value) {
        if (value.length() != 55 || !value.startsWith("00-") || value.charAt(35) != '-' || value.charAt(52) != '-') {
            return false;
        }
        return isLowerHex(value, 3, 35)
                && isLowerHex(value, 36, 52)
                && isLowerHex(value, 53, 55)
                && !value.startsWith(NO_TRACE, 3)
                && !value.startsWith(NO_SPAN, 36);
    }

    private static boolean isLowerHex(String value, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = value.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }
}
