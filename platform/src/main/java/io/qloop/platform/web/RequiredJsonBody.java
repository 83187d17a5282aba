package io.qloop.platform.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qloop.platform.problem.Refusal;
import io.quarkus.resteasy.reactive.jackson.runtime.serialisers.ServerJacksonMessageBodyReader;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Where a resource method takes a body there has to be one: an empty one, or the JSON {@code null}, is refused. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class RequiredJsonBody extends ServerJacksonMessageBodyReader {

    /** For the container's proxy. */
    public RequiredJsonBody() {}

    @Inject
    public RequiredJsonBody(Instance<ObjectMapper> mapper) {
        super(mapper);
    }

    @Override
    public Object readFrom(Class<Object> type, Type genericType, MediaType mediaType, ServerRequestContext context)
            throws IOException {
        var body = super.readFrom(type, genericType, mediaType, context);
        if (body == null) {
            throw Refusal.invalid("body-missing", null);
        }
        return body;
    }
}
