/**
 * The inspection of one returned lot, from the request with its sample to the verdict and the disposition of every
 * quantity. Requested by {@code intake}; the result comes over REST from people of the function quality.
 */
package io.qloop.returns.inspection;
