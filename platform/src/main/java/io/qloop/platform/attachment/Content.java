package io.qloop.platform.attachment;

/**
 * The bytes of a file, by their address.
 *
 * @param sha256 in lower case hexadecimal digits
 */
record Content(String sha256, long size) {

    Content {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("'" + sha256 + "' is not a SHA-256 in hexadecimal digits");
        }
    }
}
