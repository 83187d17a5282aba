package io.qloop.platform.attachment;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The next bytes of a stream: so many, no more and no fewer. */
final class Part extends FilterInputStream {

    private long left;

    Part(InputStream in, long length) {
        super(in);
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        if (left == 0) {
            return -1;
        }
        var read = requireMore(super.read());
        left--;
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0) {
            return -1;
        }
        var read = requireMore(super.read(buffer, offset, (int) Math.min(length, left)));
        left -= read;
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        var skipped = super.skip(Math.min(count, left));
        left -= skipped;
        return skipped;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(super.available(), left);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private static int requireMore(int read) throws EOFException {
        if (read < 0) {
            throw new EOFException("The content ends before its time");
        }
        return read;
    }
}
