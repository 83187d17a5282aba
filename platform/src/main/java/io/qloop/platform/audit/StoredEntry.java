package io.qloop.platform.audit;

/**
 * A row of the trail.
 *
 * @param seal number of the seal that covers it, null while there is none
 */
record StoredEntry(long position, String text, byte[] hash, Long seal) {}
