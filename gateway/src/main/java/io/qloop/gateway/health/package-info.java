/** The health of all services in one answer. Uses the proxy's client; nothing calls it. */
package io.qloop.gateway.health;
