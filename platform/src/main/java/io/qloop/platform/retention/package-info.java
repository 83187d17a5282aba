/**
 * How long records are kept, who keeps them, and what becomes of them afterwards (docs/retention.md). A service says by
 * {@link io.qloop.platform.retention.KeptRecords} which of its entities are records; the list of quality records, the
 * proposals for disposal and their approval come from here.
 */
package io.qloop.platform.retention;
