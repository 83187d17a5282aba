package io.qloop.gateway.proxy;

import io.quarkus.vertx.http.runtime.filters.AbstractResponseWrapper;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.http.impl.HttpServerRequestWrapper;

/**
 * The request as the proxy sees it. When an answer breaks off half-way, the proxy resets the response; Vert.x then forgets to tell
 * anybody that the response is over, and the orderly shutdown waits for it in vain. Closing the connection means the same to the
 * caller and is told to everybody.
 */
final class CallersRequest extends HttpServerRequestWrapper {
    private final HttpServerResponse response;

    CallersRequest(HttpServerRequest request) {
        super((HttpServerRequestInternal) request);
        var connection = request.connection();
        response = new AbstractResponseWrapper(request.response()) {
            @Override
            public boolean reset() {
                return reset(0);
            }

            @Override
            public boolean reset(long code) {
                if (ended()) {
                    return false;
                }
                connection.close();
                return true;
            }
        };
    }

    @Override
    public HttpServerResponse response() {
        return response;
    }

    /** Only the proxy's cache would need it, and there is none; computing it for every request would be for nothing. */
    @Override
    public String absoluteURI() {
        return uri();
    }
}
