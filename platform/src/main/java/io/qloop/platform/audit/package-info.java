/** The audit trail. An entity that is {@link io.qloop.platform.audit.Audited} is in it; nothing has to be called. */
package io.qloop.platform.audit;
