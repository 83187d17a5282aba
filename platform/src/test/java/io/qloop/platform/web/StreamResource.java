package io.qloop.platform.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.Vertx;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Answers that are streams. Of the first two the event loop takes nothing until whoever writes them waits for it, or is far
 * ahead.
 */
@Path("/api/v1/streams")
@RunOnVirtualThread
@PermitAll
@Produces(MediaType.APPLICATION_OCTET_STREAM)
class StreamResource {

    static final int SIZE = 8_000_000;
    private static final int FAR_AHEAD = 1_000_000;

    /** Of the last answer. */
    static volatile boolean wasFarAhead;

    @GET
    @Path("read")
    @Operation(hidden = true)
    public Response read() {
        return Response.ok(new Source()).build();
    }

    @GET
    @Path("written")
    @Operation(hidden = true)
    public Response written() {
        StreamingOutput answer = out -> new Source().transferTo(out);
        return Response.ok(answer).build();
    }

    /** Of which the event loop takes what it can. */
    @GET
    @Path("large")
    @Operation(hidden = true)
    public Response large() {
        StreamingOutput answer = out -> {
            var piece = new byte[8192];
            for (int given = 0; given < SIZE; given += piece.length) {
                out.write(piece);
            }
        };
        return Response.ok(answer).build();
    }

    private static final class Source extends InputStream {

        private volatile int given;

        @Override
        public int read() {
            throw new UnsupportedOperationException("Is read in pieces");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (given == 0) {
                wasFarAhead = false;
                var writer = Thread.currentThread();
                Vertx.currentContext().runOnContext(_ -> holdUp(writer));
            }
            int now = Math.min(length, SIZE - given);
            given += now;
            return now == 0 ? -1 : now;
        }

        private void holdUp(Thread writer) {
            while (writer.getState() != Thread.State.WAITING && !wasFarAhead) {
                wasFarAhead = given > FAR_AHEAD;
                Thread.onSpinWait();
            }
        }
    }
}
