/**
 * Mails of customers to the company's mailbox: each is read once and becomes a feedback, an answer in the case that it
 * belongs to, or waits until somebody says whose it is. Nobody calls this package but over REST; it registers feedbacks
 * through their use case.
 */
package io.qloop.feedback.mail;
