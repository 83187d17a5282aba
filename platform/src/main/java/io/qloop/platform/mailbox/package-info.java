/**
 * A mailbox that is read over IMAP, each message once. A service that uses it brings the IMAP client (angus-mail) and
 * the one for access tokens (quarkus-oidc-client); the others need none.
 */
package io.qloop.platform.mailbox;
