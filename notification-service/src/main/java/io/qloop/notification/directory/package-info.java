/**
 * The directory: departments, their posts, who holds them from when until when, and who is away. The administrator, ERP, a
 * table and Keycloak keep it; {@link io.qloop.notification.directory.InCharge} finds whom to tell in a moment, and
 * {@code Gaps} reports where nobody is named. It knows nothing of messages.
 */
package io.qloop.notification.directory;
