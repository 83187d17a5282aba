/**
 * What a customer is asked where a feedback does not say enough to judge or to handle it, and what it answers (IM-018).
 * Called over REST by those who handle the feedback and by its customer, and by the intake of mails, which brings answers.
 */
package io.qloop.feedback.inquiry;
