/**
 * Takes a customer's contact person out of the data and out of the audit trail, and puts a pseudonym in the place, so that
 * cases, figures and chain stay (docs/retention.md). Each service says by {@link io.qloop.platform.erasure.PersonalData}
 * which of its tables may name people; {@link io.qloop.platform.erasure.ErasedAddresses} knows an erased address again.
 */
package io.qloop.platform.erasure;
