package io.qloop.platform.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Headers that every answer has. Addresses in them are relative, so that they hold behind the gateway as well. */
class AnswerHeaders {

    @ServerResponseFilter
    void complete(ContainerRequestContext request, ContainerResponseContext response) {
        var headers = response.getHeaders();
        headers.putIfAbsent(HttpHeaders.CACHE_CONTROL, List.of("no-store"));
        if (headers.getFirst(HttpHeaders.LOCATION) instanceof URI location) {
            headers.putSingle(
                    HttpHeaders.LOCATION,
                    relative(location, request.getUriInfo().getBaseUri()));
        }
        if (response.getEntity() instanceof Page<?> page && page.next() != null) {
            var next = request.getUriInfo().getRequestUriBuilder().replaceQueryParam("after", page.next());
            var base = request.getUriInfo().getBaseUri();
            headers.putSingle(HttpHeaders.LINK, "<" + relative(next.build(), base) + ">; rel=\"next\"");
        }
    }

    /** The path of an address of ours; the address itself if it is somebody else's. */
    static String relative(URI address, URI base) {
        if (!address.isAbsolute() || !base.getAuthority().equals(address.getAuthority())) {
            return address.toString();
        }
        var query = address.getRawQuery();
        return query == null ? address.getRawPath() : address.getRawPath() + "?" + query;
    }
}
