/**
 * Verifies an exported audit trail from the file alone (docs/audit.md). It shares no code with the services that wrote
 * it: the format is what both keep to.
 */
package io.qloop.local.audit;
