package io.qloop.platform.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;

/** Where contents are kept, each once, under its SHA-256. */
interface BlobStore extends AutoCloseable {

    /**
     * Takes the bytes in and puts them aside; the store has them only after {@link Incoming#keep}.
     *
     * @throws TooLarge beyond this many bytes
     */
    Incoming receive(InputStream bytes, long max) throws IOException;

    /** A part of the content, or the whole of it. */
    InputStream open(String sha256, ByteRange range) throws IOException;

    boolean exists(String sha256) throws IOException;

    /** Without effect where there is no such content. */
    void delete(String sha256) throws IOException;

    /** Shows every content that has been there since before this moment, and clears away what crashes left behind. */
    void sweep(Instant before, Consumer<String> old) throws IOException;

    /** Fails with the reason if nothing can be kept or read at the moment. */
    void check() throws IOException;

    @Override
    default void close() {}

    /** A content on its way in; closed without being kept, it is gone. */
    interface Incoming extends AutoCloseable {

        Content content();

        /** To look at. */
        Path file();

        /** Does what takes time of keeping it; at once with {@link #keep}, but outside of the transaction. */
        void prepare() throws IOException;

        /** Makes it durable under its address; where the content is there already, once is enough. */
        void keep() throws IOException;

        @Override
        void close();
    }

    /** More bytes than were allowed. */
    final class TooLarge extends IOException {

        TooLarge() {
            super("Too many bytes");
        }
    }
}
