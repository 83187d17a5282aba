/**
 * Documents to print or to take away: tables as Excel files, pages as PDF with the frame of a controlled document. It knows
 * no case; services say what stands in them.
 */
package io.qloop.platform.document;
