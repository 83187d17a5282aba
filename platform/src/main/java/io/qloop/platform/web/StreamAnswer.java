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

    private abstract static class Paced<T> implements MessageBodyWriter<T> {

        private final Class<T> kind;

        Paced(Class<T> kind) {
            this.kind = kind;
        }

        abstract void write(T content, OutputStream out) throws IOException;

        @Override
        public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
            return kind.isAssignableFrom(type);
        }

        @Override
        public void writeTo(
                T content,
                Class<?> type,
                Type generic,
                Annotation[] annotations,
                MediaType mediaType,
                MultivaluedMap<String, Object> headers,
                OutputStream out)
                throws IOException {
            write(content, paced(out));
        }
    }

    /** Of what is read. */
    @Provider
    public static class OfInputStream extends Paced<InputStream> {

        public OfInputStream() {
            super(InputStream.class);
        }

        @Override
        void write(InputStream content, OutputStream out) throws IOException {
            try (content) {
                content.transferTo(out);
            }
        }
    }

    /** Of what writes itself. */
    @Provider
    public static class OfStreamingOutput extends Paced<StreamingOutput> {

        public OfStreamingOutput() {
            super(StreamingOutput.class);
        }

        @Override
        void write(StreamingOutput content, OutputStream out) throws IOException {
            content.write(out);
        }
    }
}
