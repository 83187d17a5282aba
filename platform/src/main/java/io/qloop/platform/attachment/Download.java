package io.qloop.platform.attachment;

import io.vertx.core.http.HttpConnection;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.logging.Logger;

/**
 * A content on its way to the caller. The head of the answer is out already: if the content fails, all that can be said is
 * said by closing the connection, otherwise the caller would wait for the rest.
 */
final class Download extends FilterInputStream {

    private static final Logger LOG = Logger.getLogger(Download.class);

    private final HttpConnection connection;

    Download(InputStream in, HttpConnection connection) {
        super(in);
        this.connection = connection;
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            throw breakOff(e);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return super.read(buffer, offset, length);
        } catch (IOException e) {
            throw breakOff(e);
        }
    }

    private IOException breakOff(IOException e) {
        LOG.error("An attachment cannot be read to its end", e);
        connection.close();
        return e;
    }
}
