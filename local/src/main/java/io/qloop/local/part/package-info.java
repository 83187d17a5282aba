/**
 * The parts of the product that can be started and stopped one by one: real programs as own processes, the same
 * programs in containers, and the six services. Called by the supervisor and by the command for tests.
 */
package io.qloop.local.part;
