package io.qloop.platform.web;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Answers that are too large for the memory: files, documents, exports. Slow callers get them slowly. */
final class StreamAnswer {

    private StreamAnswer() {}

    private static OutputStream paced(OutputStream out) {
        var eventLoop = Vertx.currentContext();
        return eventLoop == null || Context.isOnEventLoopThread() ? out : new PacedOutput(out, eventLoop);
    }

    /** Of what is read. */
    @Provider
    public static class OfInputStream implements MessageBodyWriter<InputStream> {

        @Override
        public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
            return InputStream.class.isAssignableFrom(type);
        }

        @Override
        public void writeTo(
                InputStream content,
                Class<?> type,
                Type generic,
                Annotation[] annotations,
                MediaType mediaType,
                MultivaluedMap<String, Object> headers,
                OutputStream out)
                throws IOException {
            try (content) {
                content.transferTo(paced(out));
            }
        }
    }

    /** Of what writes itself. */
    @Provider
    public static class OfStreamingOutput implements MessageBodyWriter<StreamingOutput> {

        @Override
        public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
            return StreamingOutput.class.isAssignableFrom(type);
        }

        @Override
        public void writeTo(
                StreamingOutput content,
                Class<?> type,
                Type generic,
                Annotation[] annotations,
                MediaType mediaType,
                MultivaluedMap<String, Object> headers,
                OutputStream out)
                throws IOException {
            content.write(paced(out));
        }
    }
}
