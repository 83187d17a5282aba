/** The moment now, from one injected clock. */
package io.qloop.platform.time;
