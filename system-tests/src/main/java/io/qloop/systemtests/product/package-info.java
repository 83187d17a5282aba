/**
 * The whole product as somebody outside sees it: started by its launcher, spoken to over REST, Kafka and IMAP. Called by
 * the system tests and by the benchmarks; knows no class of a service.
 */
package io.qloop.systemtests.product;
