package io.qloop.platform.web;

import io.vertx.core.Context;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * An answer that is written no faster than its caller takes it. What is written is handed to the event loop of the connection,
 * and only there it shows that the caller does not keep up: who writes without waiting for the event loop has a whole file in
 * the memory by then.
 */
final class PacedOutput extends FilterOutputStream {

    /** So much may be on its way to the event loop. */
    static final int AT_ONCE = 32 * 1024;

    private final Context eventLoop;
    private int ahead;

    PacedOutput(OutputStream out, Context eventLoop) {
        super(out);
        this.eventLoop = eventLoop;
    }

    @Override
    public void write(int one) throws IOException {
        out.write(one);
        keepPace(1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; ) {
            int part = Math.min(length - done, AT_ONCE - ahead);
            out.write(bytes, offset + done, part);
            keepPace(part);
            done += part;
        }
    }

    private void keepPace(int written) throws IOException {
        ahead += written;
        if (ahead < AT_ONCE) {
            return;
        }
        ahead = 0;
        var taken = new CompletableFuture<Void>();
        eventLoop.runOnContext(_ -> taken.complete(null));
        try {
            taken.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while an answer was written");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
