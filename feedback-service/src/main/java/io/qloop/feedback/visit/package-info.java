/**
 * The plan of visits to customers (FB-038, FB-040). A report of {@code information} tells that a planned visit was made;
 * nobody else calls this package.
 */
package io.qloop.feedback.visit;
