/**
 * The whole product on one machine, every part the real program in a process of its own. Called by {@code ./qloop}, by
 * tests that need real back ends, and by nobody else; knows no class of the platform or of a service.
 */
package io.qloop.local;
