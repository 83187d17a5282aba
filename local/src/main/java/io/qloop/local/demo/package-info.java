/**
 * The demo company, a maker of magnet wire, and the story that is played with it: through the same doors as real users,
 * by a Kafka client, REST at the gateway with real tokens, and mailboxes over IMAP. Called by the launcher; knows the
 * product only from outside.
 */
package io.qloop.local.demo;
