package io.qloop.gateway.proxy;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/** How large a body may be. Files may be larger than documents, but only where the services take files. */
record BodyLimits(long document, long upload) {
    private static final String FILES = "/attachments";
    private static final String FORM = "multipart/form-data";

    long of(HttpServerRequest request) {
        return isUpload(request) ? upload : document;
    }

    static boolean isUpload(HttpServerRequest request) {
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null
                && request.method() == HttpMethod.POST
                && type.regionMatches(true, 0, FORM, 0, FORM.length())
                && request.path().endsWith(FILES);
    }
}
