/** Messages that could not be handled wait here with their reason. Filled by the event consumer, emptied by people. */
package io.qloop.platform.deadletter;
