/**
 * Takes over what a company has in tables when it begins with QLoop: customers, contacts, products and the feedbacks of its old
 * register (docs/import.md). For administrators; no other package uses it.
 */
package io.qloop.feedback.importing;
