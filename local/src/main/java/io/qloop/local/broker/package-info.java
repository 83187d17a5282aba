/** The main class of the Kafka process. Started by the part that bears its name, called by nobody. */
package io.qloop.local.broker;
