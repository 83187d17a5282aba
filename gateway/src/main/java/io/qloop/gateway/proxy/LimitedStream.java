package io.qloop.gateway.proxy;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** A body without a declared length that may not grow over a limit. Over it, the stream fails and nothing more is passed on. */
final class LimitedStream implements ReadStream<Buffer> {
    private static final RuntimeException TOO_LARGE = new TooLarge();

    private final ReadStream<Buffer> body;
    private final long limit;
    private long passed;
    private boolean exceeded;
    private Handler<Throwable> failed;

    LimitedStream(ReadStream<Buffer> body, long limit) {
        this.body = body;
        this.limit = limit;
    }

    boolean exceeded() {
        return exceeded;
    }

    @Override
    public ReadStream<Buffer> handler(Handler<Buffer> handler) {
        if (handler == null) {
            body.handler(null);
        } else {
            body.handler(chunk -> {
                passed += chunk.length();
                if (passed <= limit) {
                    handler.handle(chunk);
                } else if (!exceeded) {
                    exceeded = true;
                    if (failed != null) {
                        failed.handle(TOO_LARGE);
                    }
                }
            });
        }
        return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
        failed = handler;
        body.exceptionHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        body.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        body.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        body.fetch(amount);
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(Handler<Void> handler) {
        body.endHandler(
                handler == null
                        ? null
                        : end -> {
                            // The end of a body that was cut is not the end of a body.
                            if (!exceeded) {
                                handler.handle(end);
                            }
                        });
        return this;
    }

    private static final class TooLarge extends RuntimeException {
        private TooLarge() {
            super("Request body over the limit", null, false, false);
        }
    }
}
