/** What every REST interface does the same way: pages, versions, idempotency, parameters, the API description. */
package io.qloop.platform.web;
