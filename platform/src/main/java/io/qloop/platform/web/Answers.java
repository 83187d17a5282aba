package io.qloop.platform.web;

import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Answers that show one thing: its version is their entity tag, which whoever changes it has to name. */
public final class Answers {

    private Answers() {}

    public static <T> RestResponse<T> ok(T view, long version) {
        return tagged(Status.OK, view, version).build();
    }

    /** @param path where the new thing is read: {@code /api/v1/complaints/…} */
    public static <T> RestResponse<T> created(String path, T view, long version) {
        return tagged(Status.CREATED, view, version).location(URI.create(path)).build();
    }

    private static <T> ResponseBuilder<T> tagged(Status status, T view, long version) {
        return ResponseBuilder.create(status, view).header(HttpHeaders.ETAG, Versions.etag(version));
    }
}
