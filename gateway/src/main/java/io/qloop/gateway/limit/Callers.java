package io.qloop.gateway.limit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.Base64;

/** Tells callers apart: by the person or program that a token names, else by address. */
public final class Callers {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String BEARER = "Bearer ";

    private Callers() {}

    /**
     * Who calls. The token is read and not verified: whoever makes one up is sent away by the service at once, so that it counts
     * against the name in it for no longer than that.
     */
    public static String of(HttpServerRequest request) {
        var subject = subject(request.getHeader(HttpHeaders.AUTHORIZATION));
        return subject == null ? "address " + CallLimit.key(request.remoteAddress()) : "subject " + subject;
    }

    /** The claim {@code sub} of a bearer token, or null. */
    static String subject(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        int begin = authorization.indexOf('.') + 1;
        int end = authorization.indexOf('.', begin);
        if (begin == 0 || end < 0) {
            return null;
        }
        try (var claims = JSON.createParser(Base64.getUrlDecoder().decode(authorization.substring(begin, end)))) {
            if (claims.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (claims.nextToken() == JsonToken.FIELD_NAME) {
                var name = claims.currentName();
                var value = claims.nextToken();
                if (name.equals("sub")) {
                    return value == JsonToken.VALUE_STRING ? claims.getText() : null;
                }
                claims.skipChildren();
            }
            return null;
        } catch (IOException | IllegalArgumentException notAToken) {
            return null;
        }
    }
}
