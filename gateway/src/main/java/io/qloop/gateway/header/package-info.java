/** Headers that the gateway sets or refuses by itself. Routing and pages call it; it calls nothing of the gateway. */
package io.qloop.gateway.header;
