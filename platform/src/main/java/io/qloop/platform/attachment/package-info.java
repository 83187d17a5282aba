/**
 * The files of cases: received with a check of what they really are, kept under the address of their content, locked by
 * signatures. A service's resource delegates to {@link io.qloop.platform.attachment.AttachmentEndpoint} after it has
 * decided who may see the case; use cases lock through {@link io.qloop.platform.attachment.Attachments}.
 */
package io.qloop.platform.attachment;
