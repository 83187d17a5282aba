/** Sign-in of a browser (code flow with PKCE) and what its session is worth on the way to a service. The proxy calls it. */
package io.qloop.gateway.session;
