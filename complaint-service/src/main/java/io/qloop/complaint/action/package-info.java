/**
 * Corrective actions: what a function of the company has to do about the cause of a complaint, until quality has seen
 * that it works. Assigned by {@code complaint}; completed by the function and verified by quality over REST.
 */
package io.qloop.complaint.action;
