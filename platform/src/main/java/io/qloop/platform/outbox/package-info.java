/** Events out: stored with the change that caused them, brought to Kafka after the commit. Use cases append. */
package io.qloop.platform.outbox;
