/**
 * Keeps a whole product running on this machine: starts the parts in order, starts again what ends by itself, stops
 * everything in order, and says so. Called by the commands of {@link io.qloop.local.Main}.
 */
package io.qloop.local.supervisor;
