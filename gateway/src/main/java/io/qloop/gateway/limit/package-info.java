/** Limits how often one client may call. The proxy calls it. */
package io.qloop.gateway.limit;
