/**
 * The audit trail, sealed so that tampering shows (docs/audit.md). An entity that is {@link
 * io.qloop.platform.audit.Audited} is in it, nothing has to be called; use cases may give reasons and sign through {@link
 * io.qloop.platform.audit.Audit}.
 */
package io.qloop.platform.audit;
