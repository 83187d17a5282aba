/**
 * Where a return begins: the warehouse's announcement becomes a return in quarantine and one inspection for each line.
 * Called by events only.
 */
package io.qloop.returns.intake;
