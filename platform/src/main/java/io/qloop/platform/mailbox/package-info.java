/**
 * A mailbox that is read over IMAP, each message once. A service that uses it brings the IMAP client (angus-mail); the
 * others need none.
 */
package io.qloop.platform.mailbox;
