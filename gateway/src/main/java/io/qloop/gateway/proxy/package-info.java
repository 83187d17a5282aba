/** Routing of {@code /api/v1} to the services. Reactive, because it does nothing but pass on; nothing else calls it but health. */
package io.qloop.gateway.proxy;
