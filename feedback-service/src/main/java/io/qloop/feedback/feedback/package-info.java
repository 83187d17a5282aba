/**
 * A customer's word, from its registration to its escalation. Called over REST by our own people and by customers for
 * themselves, and by the packages that turn events of others into feedbacks.
 */
package io.qloop.feedback.feedback;
