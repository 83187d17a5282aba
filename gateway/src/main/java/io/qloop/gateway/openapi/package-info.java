/** One API description for all services. Knows the routing table's names; nothing calls it. */
package io.qloop.gateway.openapi;
