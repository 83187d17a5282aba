/** Refusals of the gateway in the services' wire format. Every feature may call it. */
package io.qloop.gateway.problem;
