/** How fast the product is, beside what it stands on. Called by {@code benchmarks/run}; asserts nothing. */
package io.qloop.benchmarks;
