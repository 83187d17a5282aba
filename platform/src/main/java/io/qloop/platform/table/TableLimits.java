package io.qloop.platform.table;

/**
 * How much a table may hold, so that no small file becomes a large one in memory or on the disk.
 *
 * @param unpacked    bytes of all parts of an Excel file together, when unpacked
 * @param sharedTexts bytes of the texts that its cells share, which are kept in memory
 * @param columns     of one row
 * @param signs       of one cell
 */
public record TableLimits(long unpacked, long sharedTexts, int columns, int signs) {}
