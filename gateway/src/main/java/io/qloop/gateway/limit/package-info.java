/** Limits how often one client may call, and how much of it may be under way. The proxy calls it. */
package io.qloop.gateway.limit;
