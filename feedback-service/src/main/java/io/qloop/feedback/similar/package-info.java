/**
 * What is like what: earlier feedbacks that a new one resembles, and those that it probably repeats, with the reasons. Reads
 * only; called over REST.
 */
package io.qloop.feedback.similar;
