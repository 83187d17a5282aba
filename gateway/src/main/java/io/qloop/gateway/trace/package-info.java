/** Switches tracing by configuration. Called by the framework alone. */
package io.qloop.gateway.trace;
