/**
 * What the company hears from or about customers beside complaints and feedbacks: visit reports, operation notices, customer
 * information of every kind. One record holds all of them; what differs is data of the procedures. Nobody calls this package;
 * it raises feedbacks through {@code feedback} and fulfils planned visits of {@code visit}.
 */
package io.qloop.feedback.information;
