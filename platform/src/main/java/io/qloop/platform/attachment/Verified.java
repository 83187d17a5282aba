package io.qloop.platform.attachment;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A whole content on its way out. Its last bytes are given only if it still is what its address says; of a damaged one the
 * reader never gets to the end.
 */
final class Verified extends FilterInputStream {

    private final MessageDigest digest = Content.digest();
    private final String sha256;
    private long left;

    Verified(InputStream in, Content content) {
        super(in);
        this.sha256 = content.sha256();
        this.left = content.size();
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var read = super.read(buffer, offset, length);
        if (read > 0) {
            digest.update(buffer, offset, read);
            left -= read;
            if (left == 0 && !HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
                throw new IOException("The content " + sha256 + " is damaged");
            }
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, 8192)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
