package io.qloop.platform.attachment;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/**
 * The bytes of a file, by their address.
 *
 * @param sha256 in lower case hexadecimal digits
 */
record Content(String sha256, long size) {

    private static final Pattern ADDRESS = Pattern.compile("[0-9a-f]{64}");

    Content {
        if (!isAddress(sha256)) {
            throw new IllegalArgumentException("'" + sha256 + "' is not a SHA-256 in hexadecimal digits");
        }
    }

    static boolean isAddress(String sha256) {
        return ADDRESS.matcher(sha256).matches();
    }

    /** {@code ab/cd/abcd…}: so that no directory holds too many. */
    static String path(String sha256) {
        if (!isAddress(sha256)) {
            throw new IllegalArgumentException("Not the address of a content");
        }
        return sha256.substring(0, 2) + '/' + sha256.substring(2, 4) + '/' + sha256;
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
